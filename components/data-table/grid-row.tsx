// biome-ignore-all lint/a11y/useSemanticElements: see data-table.tsx
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are the focus stops, not their cells
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the table handles keys for all rows in use-list-keys.ts
import { flexRender } from "@tanstack/react-table";
import { memo, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { cellStyle, tinted } from "./cell-style";
import type { GridColumn, GridTableRow } from "./columns";
import { TickBox } from "./tick-box";

export type RowTone = "plain" | "error";

type GridRowProps<T extends object> = {
  row: GridTableRow<T>;
  /** Those there is room for; another array when they are placed anew, which draws the row again. */
  columns: readonly GridColumn<T>[];
  index: number;
  top: number;
  tone: RowTone;
  isSelected: boolean;
  isTabStop: boolean;
  isTicked: boolean;
  /** Just arrived: tinted once. */
  isFresh: boolean;
  onOpen: (id: string) => void;
  onFocus: (id: string) => void;
  onTick: ((id: string, isRange: boolean) => void) | null;
};

const edge = "before:absolute before:inset-y-0 before:left-0 before:w-0.5";
/** Both lie over the cells, also pinned ones, and let the pointer through. */
const ring =
  "outline-none focus-visible:after:pointer-events-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:z-2 focus-visible:after:border focus-visible:after:border-accent";
const outline =
  "after:pointer-events-none after:absolute after:inset-x-0 after:-top-px after:-bottom-px after:z-2 after:border-y after:border-accent-line";

function DrawnRow<T extends object>({
  row,
  columns,
  index,
  top,
  tone,
  isSelected,
  isTabStop,
  isTicked,
  isFresh,
  onOpen,
  onFocus,
  onTick,
}: GridRowProps<T>) {
  const { id } = row;
  const isError = tone === "error";
  const pinned = classNames("bg-page", tinted, isFresh && "animate-fresh");
  const cells = row.getAllCellsByColumnId();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={id}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => {
        if (!window.getSelection()?.toString()) onOpen(id);
      }}
      onFocus={() => onFocus(id)}
      style={{ transform: `translateY(${top}px)` }}
      className={classNames(
        "absolute inset-x-0 top-0 flex h-(--row) cursor-default items-center border-b border-line-soft pr-1",
        ring,
        "[--over:transparent]",
        isSelected || isTicked
          ? "[--tint:var(--accent-wash)]"
          : isError
            ? "[--tint:var(--error-wash)] hover:[--over:var(--hover)]"
            : "[--tint:transparent] hover:[--over:var(--hover)]",
        isSelected && outline,
        tinted,
        isFresh && "animate-fresh",
      )}
    >
      <div
        role="gridcell"
        className={classNames(
          "sticky left-0 z-1 w-(--lead) flex-none self-stretch",
          pinned,
          isSelected ? `${edge} before:bg-accent` : isError && `${edge} before:bg-error`,
        )}
      >
        {onTick ? (
          <TickBox
            label={`Tick row ${index + 1}`}
            state={isTicked ? "on" : "off"}
            onPress={(isRange) => onTick(id, isRange)}
          />
        ) : null}
      </div>
      {columns.map((column) => {
        const { className, style } = cellStyle(column);
        const cell = cells[column.id];
        const content = cell && flexRender(column.columnDef.cell, cell.getContext());
        const isPinned = column.getIsPinned() !== false;
        return (
          <div
            key={column.id}
            role="gridcell"
            className={classNames(className, isPinned && `flex items-center self-stretch ${pinned}`)}
            style={style}
          >
            {isPinned ? <div className="min-w-0 flex-1 truncate">{content}</div> : content}
          </div>
        );
      })}
    </div>
  );
}

/** The table makes its rows anew whenever others come into view; what counts is of what they are made. */
function drawsTheSame<T extends object>(before: GridRowProps<T>, after: GridRowProps<T>): boolean {
  // Object.keys() forgets whose keys they are.
  const keys = Object.keys(after) as (keyof GridRowProps<T>)[];
  return keys.every((key) =>
    key === "row" ? before.row.original === after.row.original : before[key] === after[key],
  );
}

/** Memoised: scrolling draws only the rows that come into view. */
// memo() drops the type parameter; the component itself is unchanged.
export const GridRow = memo(DrawnRow, drawsTheSame) as <T extends object>(
  props: GridRowProps<T>,
) => ReactNode;
