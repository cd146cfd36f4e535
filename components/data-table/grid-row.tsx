// biome-ignore-all lint/a11y/useSemanticElements: see data-table.tsx
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are the focus stops, not their cells
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the table handles keys for all rows in use-list-keys.ts
import { FlexRender, type Row as TableRow } from "@tanstack/react-table";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { cellStyle } from "./cell-style";
import type { GridFeatures } from "./features";

export type RowTone = "plain" | "error";

type GridRowProps<Row extends object> = {
  row: TableRow<GridFeatures, Row>;
  index: number;
  top: number;
  tone: RowTone;
  isSelected: boolean;
  isTabStop: boolean;
  /** Just arrived: tinted once. */
  isFresh: boolean;
  onOpen: (id: string) => void;
  onFocus: (id: string) => void;
};

const edge = "before:absolute before:inset-y-0 before:left-0 before:w-0.5";

function Row<Row extends object>({
  row,
  index,
  top,
  tone,
  isSelected,
  isTabStop,
  isFresh,
  onOpen,
  onFocus,
}: GridRowProps<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={row.id}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => {
        if (!window.getSelection()?.toString()) onOpen(row.id);
      }}
      onFocus={() => onFocus(row.id)}
      style={{ transform: `translateY(${top}px)` }}
      className={classNames(
        "absolute top-0 left-0 flex h-(--row) min-w-full cursor-default items-center border-b border-line-soft pr-1 pl-2",
        "focus-visible:-outline-offset-1 focus-visible:outline-1",
        isSelected
          ? `border-transparent bg-accent-wash shadow-[inset_0_1px_0_var(--accent-line),inset_0_-1px_0_var(--accent-line)] ${edge} before:bg-accent`
          : tone === "error"
            ? `bg-error-wash hover:bg-[image:linear-gradient(var(--hover),var(--hover))] ${edge} before:bg-error`
            : "hover:bg-hover",
        isFresh && "animate-fresh",
      )}
    >
      {row.getAllCells().map((cell) => {
        const { className, style } = cellStyle(cell.column.id, cell.column.columnDef.meta);
        return (
          <div key={cell.id} role="gridcell" className={className} style={style}>
            <FlexRender cell={cell} />
          </div>
        );
      })}
    </div>
  );
}

/** Memoised: scrolling draws only the rows that come into view. */
// memo() drops the type parameter; the component itself is unchanged.
export const GridRow = memo(Row) as typeof Row;
