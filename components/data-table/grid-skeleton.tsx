"use client";

import { Skeleton } from "@/components/states/skeleton";
import type { PlacedColumn } from "@/lib/columns/placement";
import { cellStyle } from "./cell-style";
import { ColumnName } from "./column-name";
import { columnWidths } from "./column-widths";
import type { GridColumns } from "./columns";
import { useGridTable } from "./use-grid-table";

const noRows: never[] = [];
const shares = [0.72, 0.48, 0.86, 0.6, 0.78, 0.54, 0.66, 0.9];

/** The table to come: its real columns and heights, grey bars where words will be. */
export function GridSkeleton<T extends object>({
  columns: definitions,
  placed,
  rows,
  label,
}: {
  columns: GridColumns<T>;
  placed: readonly PlacedColumn[];
  rows: number;
  label: string;
}) {
  const grid = useGridTable({ columns: definitions, placed, rows: noRows });
  const columns = grid.table.getVisibleLeafColumns();
  return (
    <div role="status" className="@container min-h-0 flex-1 overflow-hidden" style={columnWidths(grid)}>
      <span className="sr-only">{label}</span>
      <div
        aria-hidden
        className="flex h-7.5 items-center border-b border-line bg-wash pr-1 pl-[38px] text-12 font-medium text-muted"
      >
        {columns.map((column) => (
          <div key={column.id} {...cellStyle(column)}>
            <ColumnName column={column} />
          </div>
        ))}
      </div>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
          key={row}
          aria-hidden
          className="flex h-(--row) items-center border-b border-line-soft pr-1 pl-[38px]"
        >
          {columns.map((column, place) => {
            const { className, style } = cellStyle(column);
            const share = `${(shares[(row * 3 + place * 5) % shares.length] ?? 0.6) * 100}%`;
            return (
              <div key={column.id} className={className} style={style}>
                <div
                  style={{ width: share }}
                  className={column.columnDef.meta?.align === "end" ? "ml-auto" : undefined}
                >
                  <Skeleton />
                </div>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
