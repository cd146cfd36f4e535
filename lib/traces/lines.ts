import type { TraceRow } from "./rows";

/** What stands on one line of the waterfall: a span, or the heading over those whose parent has not arrived. */
export type Line = { kind: "span"; index: number } | { kind: "orphans"; count: number };

/** The lines to draw when the rows in `folded` (by index) hide what is below them. */
export function visibleLines(rows: readonly TraceRow[], folded: ReadonlySet<number>): Line[] {
  const lines: Line[] = [];
  let headed = false;
  for (let index = 0; index < rows.length; ) {
    const row = rows[index];
    if (!row) break;
    if (!headed && row.depth === 0 && row.mark === "orphan") {
      lines.push({ kind: "orphans", count: countOrphans(rows, index) });
      headed = true;
    }
    lines.push({ kind: "span", index });
    index += folded.has(index) ? row.subtree.spanCount : 1;
  }
  return lines;
}

function countOrphans(rows: readonly TraceRow[], from: number): number {
  let count = 0;
  for (let index = from; index < rows.length; index += rows[index]?.subtree.spanCount ?? 1) count++;
  return count;
}

/** The rows above a row, nearest first. */
export function ancestorsOf(rows: readonly TraceRow[], index: number): number[] {
  const ancestors: number[] = [];
  for (let at = rows[index]?.parent ?? -1; at >= 0; at = rows[at]?.parent ?? -1) ancestors.push(at);
  return ancestors;
}

/** The first failed span after `index`, from the top again after the last, or null when none failed. */
export function nextError(rows: readonly TraceRow[], index: number): number | null {
  for (let step = 1; step <= rows.length; step++) {
    const at = (index + step) % rows.length;
    if (rows[at]?.isError) return at;
  }
  return null;
}

/** The rows that "fold all" folds: every branch but the roots, or the roots where nothing below them branches. */
export function foldableRows(rows: readonly TraceRow[]): number[] {
  const branches = rows.flatMap(({ childCount }, index) => (childCount > 0 ? [index] : []));
  const below = branches.filter((index) => (rows[index]?.depth ?? 0) > 0);
  return below.length > 0 ? below : branches;
}
