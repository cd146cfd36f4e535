import type { GridColumn } from "./columns";

/** "@max-[910px]:hidden" → 910: the style sheet must find the class in full, so it is the one place of the number. */
function leastWidth<T extends object>({ columnDef }: GridColumn<T>): number {
  return Number(/\d+/.exec(columnDef.meta?.givesWay ?? "0")?.[0]);
}

/** The columns a table of this width has room for; all of them while it is null, when their classes hide the others. */
export function roomyColumns<T extends object>(
  columns: readonly GridColumn<T>[],
  tablePx: number | null,
): readonly GridColumn<T>[] {
  return tablePx === null ? columns : columns.filter((column) => tablePx >= leastWidth(column));
}
