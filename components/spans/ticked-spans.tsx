import { Hash, Link2 } from "lucide-react";
import { useState } from "react";
import { BulkBar } from "@/components/data-table/bulk-bar";
import { type Ticks, tickCount } from "@/components/data-table/ticks";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { showToast } from "@/components/ui/toast";
import { formatCount } from "@/lib/format";
import { useCounted } from "./match-count";
import { spanAddress } from "./span-address";
import { collectSpanIds, maxCopied } from "./ticked-span-ids";

type TickedSpansProps = {
  listKey: string;
  ticks: Ticks;
  /** The loaded rows in their order. */
  loadedIds: () => string[];
  /** Whether the list has others beside them. */
  hasMore: boolean;
  onTickAll: () => void;
  onClear: () => void;
};

/** How many spans are ticked, all that match if one likes, and what to do with them. */
export function TickedSpans({ listKey, ticks, loadedIds, hasMore, onTickAll, onClear }: TickedSpansProps) {
  const [isCopying, setCopying] = useState(false);
  const total = useCounted(listKey);
  const ofAll = hasMore ? total : { count: loadedIds().length, isExact: true };
  const count = tickCount(ticks, ofAll?.count ?? null);
  const about = ticks.isAll && ofAll && !ofAll.isExact ? "≈ " : "";

  const copy = async (noun: "ID" | "link", write: (id: string) => string) => {
    setCopying(true);
    try {
      const { ids, isCut } = await collectSpanIds(listKey, ticks, loadedIds());
      const text = ids.map(write).join("\n");
      const title = `${formatCount(ids.length)} ${noun}${ids.length === 1 ? "" : "s"} copied`;
      if (!(await copyText(text))) showToast({ title: `The ${noun}s could not be copied`, tone: "error" });
      else if (isCut)
        showToast({
          title,
          description: `These are the first; at most ${formatCount(maxCopied)} are copied at once.`,
        });
      else showToast({ title });
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      showToast({ title: `The ${noun}s could not be read`, description, tone: "error" });
    } finally {
      setCopying(false);
    }
  };

  return (
    <BulkBar
      count={
        count === null
          ? "All that match are ticked"
          : `${ticks.isAll && ticks.ids.size === 0 ? "All " : ""}${about}${formatCount(count)} ticked`
      }
      offer={
        ticks.isAll || !hasMore ? null : (
          <button
            type="button"
            onClick={onTickAll}
            className="h-6 rounded-md px-1.5 whitespace-nowrap text-accent hover:underline"
          >
            Select all{" "}
            {ofAll?.count == null ? "" : `${ofAll.isExact ? "" : "≈ "}${formatCount(ofAll.count)} `}that match
          </button>
        )
      }
      onClear={onClear}
    >
      <Button variant="quiet" size="sm" disabled={isCopying} onClick={() => copy("ID", (id) => id)}>
        <Hash aria-hidden />
        Copy IDs
      </Button>
      <Button variant="quiet" size="sm" disabled={isCopying} onClick={() => copy("link", spanAddress)}>
        <Link2 aria-hidden />
        Copy links
      </Button>
    </BulkBar>
  );
}
