import type { PlacedColumn } from "@/lib/columns/placement";
import { boundedWidth } from "@/lib/columns/placement";

/** How TanStack Table keeps what a `PlacedColumn` says. */
export type ColumnState = {
  columnOrder: string[];
  columnPinning: { start: string[]; end: string[] };
  columnSizing: Record<string, number>;
  columnVisibility: Record<string, boolean>;
};

/** `ids` are all columns there are. */
export function columnStateOf(placed: readonly PlacedColumn[], ids: readonly string[]): ColumnState {
  const order = placed.map(({ id }) => id);
  return {
    columnOrder: order,
    columnPinning: { start: placed.filter((one) => one.isPinned).map(({ id }) => id), end: [] },
    columnSizing: Object.fromEntries(
      placed.flatMap(({ id, widthPx }) => (widthPx === null ? [] : [[id, widthPx]])),
    ),
    columnVisibility: Object.fromEntries([...ids.map((id) => [id, false]), ...order.map((id) => [id, true])]),
  };
}

/** The columns that are shown: pinned ones, then the others in order, then those just shown. */
export function placedOf(state: ColumnState): PlacedColumn[] {
  const { columnOrder, columnPinning, columnSizing, columnVisibility } = state;
  const shown = Object.keys(columnVisibility).filter((id) => columnVisibility[id]);
  const ids = new Set([...columnPinning.start, ...columnOrder, ...shown]);
  return [...ids]
    .filter((id) => columnVisibility[id])
    .map((id) => ({
      id,
      isPinned: columnPinning.start.includes(id),
      widthPx: columnSizing[id] === undefined ? null : boundedWidth(columnSizing[id]),
    }));
}
