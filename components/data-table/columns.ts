import {
  type Column,
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type Header,
  metaHelper,
  type Row,
  rowSortingFeature,
  type TableOptions,
  tableFeatures,
} from "@tanstack/react-table";

export type ColumnMeta = {
  /** The head in full, where the column has room for an abbreviation only. */
  title?: string;
  /** Beside the head, quietly: the zone of times. */
  note?: string;
  /** Figures stand at the end of their column. */
  align?: "end";
  /** Takes the width that is left; its size is then the least it keeps. */
  grows?: boolean;
  /** Below which width of the table it gives way: a class as "@max-[910px]:hidden". */
  givesWay?: string;
};

export const gridFeatures = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

export type GridFeatures = typeof gridFeatures;
export type GridColumns<T extends object> = TableOptions<GridFeatures, T>["columns"];
export type GridColumn<T extends object> = Column<GridFeatures, T>;
export type GridHeader<T extends object> = Header<GridFeatures, T>;
export type GridTableRow<T extends object> = Row<GridFeatures, T>;

/** What the head and the menus call a column. */
export function nameOf<T extends object>({ id, columnDef }: GridColumn<T>): string {
  return typeof columnDef.header === "string" ? columnDef.header : id;
}
