import type { CSSProperties } from "react";
import { boundedWidth } from "@/lib/columns/placement";
import type { GridTable } from "./use-grid-table";

/**
 * Widths and places of the columns as custom properties, for the element around head and rows: dragging a width draws no
 * row anew. A column grows until it is given a width of its own or pinned.
 */
export function columnWidths<T extends object>({ table }: GridTable<T>): CSSProperties {
  const { columnResizing, columnSizing } = table.state;
  const { isResizingColumn, startSize, deltaOffset } = columnResizing;
  let startPx = 0;
  return Object.fromEntries(
    table.getVisibleLeafColumns().flatMap((column, index) => {
      const isDragged = column.id === isResizingColumn && Boolean(deltaOffset);
      const widthPx = isDragged ? boundedWidth((startSize ?? 0) + (deltaOffset ?? 0)) : column.getSize();
      const grows = !isDragged && columnSizing[column.id] === undefined && !column.getIsPinned();
      const entries = [
        [`--column-${index}`, `${widthPx}px`],
        [`--start-${index}`, `${startPx}px`],
        [`--grow-${index}`, grows ? 1 : 0],
      ];
      startPx += widthPx;
      return entries;
    }),
  );
}
