import type { LogType } from "@/db/enums";
import type { TraceRow } from "./rows";
import { barOf, type TimeScale } from "./timeline";

/** A run of columns of one lane in one tone. */
export type Segment = { lane: number; from: number; to: number; logType: LogType; isRollup: boolean };

export type Miniature = {
  laneCount: number;
  segments: Segment[];
  /** Columns in which something failed. */
  errors: number[];
};

/**
 * The whole trace in a few lanes, one per level; deeper levels share the last. Spans that would fall on the same
 * columns melt together, so the drawing stays small however many spans there are.
 */
export function miniature(
  rows: readonly TraceRow[],
  scale: TimeScale,
  { columns, lanes }: { columns: number; lanes: number },
): Miniature {
  const filled = new Map<string, Segment>();
  const segments: Segment[] = [];
  const errors = new Set<number>();
  let deepest = 0;
  for (const row of rows) {
    const lane = Math.min(row.depth, lanes - 1);
    deepest = Math.max(deepest, lane);
    const { left, width } = barOf(scale, row);
    const from = Math.min(columns - 1, Math.floor(left * columns));
    const to = Math.max(from + 1, Math.round((left + width) * columns));
    if (row.isError) errors.add(from);
    const isRollup = row.childCount > 0;
    const key = `${lane} ${row.logType} ${isRollup}`;
    const last = filled.get(key);
    // Siblings come by start, so what touches the last segment of its kind only makes it longer.
    if (last && from >= last.from && from <= last.to) {
      last.to = Math.max(last.to, to);
      continue;
    }
    const segment = { lane, from, to, logType: row.logType, isRollup };
    filled.set(key, segment);
    segments.push(segment);
  }
  return { laneCount: rows.length === 0 ? 0 : deepest + 1, segments, errors: [...errors] };
}
