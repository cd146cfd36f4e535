import { History, LoaderCircle, OctagonAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import type { LoadState } from "./use-row-window";

type GridTailProps = {
  state: LoadState;
  hasMore: boolean;
  /** How far was searched when the time ran out, as a sentence without its end; null when the page is complete. */
  searched: string | null;
  /** Rows from the start of the list to here; null where that is unknown. */
  count: number | null;
  /** What a row is: "span". */
  noun: string;
  /** Which rows follow: "older" spans, or merely "more". */
  following: "older" | "more";
  onGoOn: () => void;
};

/** What follows the last row. It keeps one height, so that nothing jumps when it changes. */
export function GridTail({ state, hasMore, searched, count, noun, following, onGoOn }: GridTailProps) {
  const found = count === null ? "" : `: ${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
  return (
    <div className="sticky left-0 flex h-10 w-(--table) items-center justify-center gap-2 text-12 text-faint">
      {typeof state === "object" ? (
        <span role="alert" className="flex items-center gap-2 text-error">
          <OctagonAlert aria-hidden className="size-3.5" />
          {following === "older" ? "Older" : "More"} {noun}s did not load. {state.error}
          <Button size="sm" onClick={onGoOn}>
            Try again
          </Button>
        </span>
      ) : searched !== null && state !== "loading" ? (
        <span role="status" className="flex items-center gap-2 text-muted">
          <History aria-hidden className="size-3.5" />
          {searched}
          {found}
          {hasMore ? (
            <Button size="sm" onClick={onGoOn}>
              Go on
            </Button>
          ) : null}
        </span>
      ) : hasMore ? (
        <>
          <LoaderCircle aria-hidden className="size-3.5 motion-safe:animate-spin" />
          Loading {following} {noun}s
        </>
      ) : (
        `End of the list${found}`
      )}
    </div>
  );
}
