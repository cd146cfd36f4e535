"use client";

import { Skeleton } from "@/components/states/skeleton";
import { cellStyle } from "./cell-style";
import type { ColumnMeta } from "./features";

export type SkeletonColumn = { id: string; header: string; widthPx: number; meta?: ColumnMeta };

const shares = [0.72, 0.48, 0.86, 0.6, 0.78, 0.54, 0.66, 0.9];

/** The table to come: its real columns and heights, grey bars where words will be. */
export function GridSkeleton({
  columns,
  rows,
  label,
}: {
  columns: readonly SkeletonColumn[];
  rows: number;
  label: string;
}) {
  const widths = Object.fromEntries(columns.map(({ id, widthPx }) => [`--column-${id}`, `${widthPx}px`]));
  return (
    <div role="status" className="@container min-h-0 flex-1 overflow-hidden" style={widths}>
      <span className="sr-only">{label}</span>
      <div
        aria-hidden
        className="flex h-7.5 items-center border-b border-line bg-wash pr-1 pl-2 text-12 font-medium text-muted"
      >
        {columns.map(({ id, header, meta }) => (
          <div key={id} {...cellStyle(id, meta)}>
            {header}
          </div>
        ))}
      </div>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
          key={row}
          aria-hidden
          className="flex h-(--row) items-center border-b border-line-soft pr-1 pl-2"
        >
          {columns.map(({ id, meta }, column) => {
            const { className, style } = cellStyle(id, meta);
            const share = `${(shares[(row * 3 + column * 5) % shares.length] ?? 0.6) * 100}%`;
            return (
              <div key={id} className={className} style={style}>
                <div style={{ width: share }} className={meta?.align === "end" ? "ml-auto" : undefined}>
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
