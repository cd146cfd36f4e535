/** A column as a list shows it; the order of columns is the order of the array, pinned ones first. */
export type PlacedColumn = {
  id: string;
  /** Stays in view when the list is scrolled sideways. */
  isPinned: boolean;
  /** Null is the column's own width. */
  widthPx: number | null;
};

export const columnWidth = { minPx: 48, maxPx: 900 } as const;

const placed = /^(\*?)(.*?)(?:@(\d*))?$/s;

/**
 * Reads one column of an address: its id, after `*` when it is pinned, before `@` and a width in pixels when it has one of
 * its own. A width outside the bounds is brought within them.
 */
export function parsePlaced(text: string): PlacedColumn {
  const [, pin = "", id = text, width = ""] = placed.exec(text) ?? [];
  return { id, isPinned: pin === "*", widthPx: width === "" ? null : boundedWidth(Number(width)) };
}

/** The text that `parsePlaced` reads back. An id that itself ends like a width is followed by an empty one. */
export function printPlaced({ id, isPinned, widthPx }: PlacedColumn): string {
  const isAmbiguous = /@\d*$/.test(id);
  return `${isPinned ? "*" : ""}${id}${widthPx === null ? (isAmbiguous ? "@" : "") : `@${widthPx}`}`;
}

/** Puts pinned columns first; within both groups the order stays. */
export function pinnedFirst(columns: readonly PlacedColumn[]): PlacedColumn[] {
  return [...columns.filter((one) => one.isPinned), ...columns.filter((one) => !one.isPinned)];
}

/** Puts a column in front of another, or last. Among pinned columns it becomes pinned, among the others it is let go. */
export function moveColumn(
  columns: readonly PlacedColumn[],
  id: string,
  beforeId: string | null,
): PlacedColumn[] {
  const moved = columns.find((one) => one.id === id);
  if (!moved || beforeId === id) return [...columns];
  const others = columns.filter((one) => one.id !== id);
  const found = others.findIndex((one) => one.id === beforeId);
  const at = found < 0 ? others.length : found;
  const pins = others.filter((one) => one.isPinned).length;
  // At the border between both groups it keeps what it was.
  const isPinned = at < pins || (at === pins && moved.isPinned);
  return [...others.slice(0, at), { ...moved, isPinned }, ...others.slice(at)];
}

/** Moves a column by one place, as far as there is one. */
export function stepColumn(columns: readonly PlacedColumn[], id: string, by: 1 | -1): PlacedColumn[] {
  const from = columns.findIndex((one) => one.id === id);
  const neighbour = columns[from + by];
  if (from < 0 || !neighbour) return [...columns];
  const moved = columns.with(from, neighbour).with(from + by, columns[from] ?? neighbour);
  // Stepping over the border changes the group instead of the place.
  if (neighbour.isPinned === columns[from]?.isPinned) return moved;
  return columns.map((one) => (one.id === id ? { ...one, isPinned: neighbour.isPinned } : one));
}

/** A width in pixels within what a column may have. */
export function boundedWidth(widthPx: number): number {
  return Math.round(Math.min(columnWidth.maxPx, Math.max(columnWidth.minPx, widthPx)));
}
