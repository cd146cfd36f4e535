import {
  columnResizingFeature,
  columnSizingFeature,
  metaHelper,
  type TableOptions,
  tableFeatures,
} from "@tanstack/react-table";

export type ColumnMeta = {
  /** Figures stand at the end of their column. */
  align?: "end";
  /** Takes the width that is left; its size is then the least it keeps. */
  grows?: boolean;
  /** Classes of its head and cells, e.g. below which width of the table it gives way. */
  className?: string;
  /** The head in full, where the column has room for an abbreviation only. */
  title?: string;
};

export const gridFeatures = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

export type GridFeatures = typeof gridFeatures;
export type GridColumns<Row extends object> = TableOptions<GridFeatures, Row>["columns"];
