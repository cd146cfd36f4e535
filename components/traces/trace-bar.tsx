import { kindOf } from "@/components/kinds/kind";
import { classNames } from "@/components/ui/class-names";
import { formatDuration } from "@/lib/format";
import type { TraceRow } from "@/lib/traces/rows";
import { barOf, labelSide, type TimeScale } from "@/lib/traces/timeline";

const minBarPx = 3;
/** An error's bar keeps its kind colour and needs room for its red edge besides. */
const minErrorBarPx = 9;
const gapPx = 6;
/** A character of the duration, a little generously. */
const characterPx = 7;

/** A span in the track, with its duration where there is room for it. */
export function TraceBar({ row, scale, trackPx }: { row: TraceRow; scale: TimeScale; trackPx: number }) {
  const { left, width } = barOf(scale, row);
  const minPx = row.isError ? minErrorBarPx : minBarPx;
  const label = formatDuration(row.durationMicros === 0 ? null : row.durationMicros / 1000);
  const side = labelSide({ left, width }, (label.length * characterPx + 2 * gapPx) / trackPx);
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  const isRollup = row.childCount > 0;
  const start = `min(${percent(left)}, 100% - ${minPx}px)`;
  const labelStyle =
    side === "after"
      ? { left: `calc(max(${percent(left + width)}, ${start} + ${minPx}px) + ${gapPx}px)` }
      : side === "before"
        ? { right: `calc(max(${percent(1 - left)}, ${minPx}px) + ${gapPx}px)` }
        : { right: `calc(${percent(1 - left - width)} + ${gapPx}px)` };
  return (
    <>
      <span
        className={classNames(
          "absolute top-2 h-3 overflow-hidden rounded-[2px]",
          row.isError && "border-error border-l-[3px]",
        )}
        style={{ left: start, width: percent(width), minWidth: minPx }}
      >
        <span
          className={classNames(
            "block h-full",
            kindOf(row.logType).background,
            isRollup && "opacity-(--rollup)",
          )}
        />
      </span>
      <span
        className={classNames(
          "figure absolute top-0 text-11 leading-(--row-span)",
          side === "inside" && isRollup ? "text-ink" : side === "inside" ? "text-page" : "text-muted",
          side !== "inside" && "[text-shadow:0_0_2px_var(--page),0_0_4px_var(--page)]",
        )}
        style={labelStyle}
      >
        {label}
      </span>
    </>
  );
}
