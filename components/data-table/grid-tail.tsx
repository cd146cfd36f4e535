import { LoaderCircle, OctagonAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";

type GridTailProps = {
  state: "idle" | "loading" | { error: string };
  hasMore: boolean;
  count: number;
  /** What a row is: "span". */
  noun: string;
  onRetry: () => void;
};

/** What follows the last row. It keeps one height, so that nothing jumps when it changes. */
export function GridTail({ state, hasMore, count, noun, onRetry }: GridTailProps) {
  return (
    <div className="sticky left-0 flex h-10 w-full items-center justify-center gap-2 text-12 text-faint">
      {typeof state === "object" ? (
        <span role="alert" className="flex items-center gap-2 text-error">
          <OctagonAlert aria-hidden className="size-3.5" />
          Older {noun}s did not load. {state.error}
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        </span>
      ) : hasMore ? (
        <>
          <LoaderCircle aria-hidden className="size-3.5 motion-safe:animate-spin" />
          Loading older {noun}s
        </>
      ) : (
        `End of the list: ${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`
      )}
    </div>
  );
}
