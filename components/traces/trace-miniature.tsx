import { memo } from "react";
import { kindFamilies, kindOf } from "@/components/kinds/kind";
import { formatCount, formatDuration } from "@/lib/format";
import { miniature, type Segment } from "@/lib/traces/miniature";
import type { TraceRows } from "@/lib/traces/rows";

const columns = 1000;
const heightPx = 42;
const lanes = 8;

/** The whole trace at a glance, each level a lane; failures stand across all of them. */
export const TraceMiniature = memo(function TraceMiniature({ rows, scale }: TraceRows) {
  const { laneCount, segments, errors } = miniature(rows, scale, { columns, lanes });
  const pitchPx = Math.min(14, heightPx / Math.max(1, laneCount));
  const barPx = Math.max(2, pitchPx - (pitchPx > 6 ? 3 : 1));
  const topPx = (heightPx - pitchPx * laneCount + (pitchPx - barPx)) / 2;
  const rectangle = ({ lane, from, to }: Segment) =>
    `M${from} ${topPx + lane * pitchPx}h${Math.max(2, to - from - 1)}v${barPx}H${from}z`;
  const paths = new Map<string, { color: string; isRollup: boolean; d: string[] }>();
  for (const segment of segments) {
    const { family } = kindOf(segment.logType);
    const key = `${family} ${segment.isRollup}`;
    const path = paths.get(key) ?? { color: kindFamilies[family].color, isRollup: segment.isRollup, d: [] };
    path.d.push(rectangle(segment));
    paths.set(key, path);
  }
  return (
    <div className="flex-none border-b bg-wash px-4 py-1.5">
      <svg
        role="img"
        aria-label={`The whole trace: ${formatCount(rows.length)} spans in ${formatDuration(scale.durationMicros / 1000)}, ${errors.length === 0 ? "no failures" : "failures marked"}`}
        viewBox={`0 0 ${columns} ${heightPx}`}
        preserveAspectRatio="none"
        className="block h-[42px] w-full"
      >
        {[...paths].map(([key, { color, isRollup, d }]) => (
          <path key={key} d={d.join("")} fill={color} opacity={isRollup ? "var(--rollup)" : undefined} />
        ))}
        {errors.length === 0 ? null : (
          <path
            d={errors.map((column) => `M${column} 0h2.5v${heightPx}h-2.5z`).join("")}
            fill="var(--error)"
          />
        )}
      </svg>
    </div>
  );
});
