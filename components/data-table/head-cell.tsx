// biome-ignore-all lint/a11y/useSemanticElements: see data-table.tsx
// biome-ignore-all lint/a11y/useFocusableInteractive: the button inside is the focus stop
import { ArrowDown, ArrowUp } from "lucide-react";
import type { MouseEvent, TouchEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { cellStyle } from "./cell-style";
import { ColumnName } from "./column-name";
import type { GridColumn } from "./columns";
import type { ColumnDragHandlers } from "./use-column-drag";

type HeadCellProps<T extends object> = {
  column: GridColumn<T>;
  isTabStop: boolean;
  isMoving: boolean;
  dropEdge: "before" | null;
  /** The edge is pressed, to be dragged. */
  onGrip: (event: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>) => void;
  drag: ColumnDragHandlers;
  onFocus: () => void;
  onPress: (anchor: HTMLElement) => void;
  onMenu: (anchor: HTMLElement) => void;
};

const ariaSort = { asc: "ascending", desc: "descending", none: "none" } as const;

/** A column's name: pressed, it sorts; its other commands are a right click or the menu key away. */
export function HeadCell<T extends object>({
  column,
  isTabStop,
  isMoving,
  dropEdge,
  onGrip,
  drag,
  onFocus,
  onPress,
  onMenu,
}: HeadCellProps<T>) {
  const { className, style } = cellStyle(column);
  const { align, title } = column.columnDef.meta ?? {};
  const isEnd = align === "end";
  const isSortable = column.getCanSort();
  const sorted = column.getIsSorted();
  const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;
  const mark = isSortable ? (
    <Arrow
      aria-hidden
      className={classNames(
        "size-3!",
        !sorted && "text-faint opacity-0 group-hover/head:opacity-100 group-focus-within/head:opacity-100",
      )}
    />
  ) : null;
  return (
    <div
      role="columnheader"
      aria-sort={isSortable ? ariaSort[sorted || "none"] : undefined}
      data-column={column.id}
      style={style}
      className={classNames(
        className,
        "group/head flex items-stretch px-0!",
        column.getIsPinned() ? "z-2 bg-wash" : "relative",
        isMoving && "opacity-50",
        dropEdge && "before:absolute before:inset-y-0 before:left-0 before:z-2 before:w-0.5 before:bg-accent",
      )}
    >
      <button
        type="button"
        data-head={column.id}
        tabIndex={isTabStop ? 0 : -1}
        aria-haspopup={isSortable ? undefined : "menu"}
        title={title}
        {...drag}
        onFocus={onFocus}
        onClick={(event) => onPress(event.currentTarget)}
        onContextMenu={(event) => {
          event.preventDefault();
          onMenu(event.currentTarget);
        }}
        className={classNames(
          "flex min-w-0 flex-1 cursor-default select-none items-center gap-1 px-2 ring-inside hover:text-ink",
          isEnd && "justify-end",
          sorted && "text-ink",
        )}
      >
        {isEnd ? mark : null}
        <span className="truncate">
          <ColumnName column={column} />
        </span>
        {isEnd ? null : mark}
      </button>
      {/* For the pointer; by key + and - on the head do the same. */}
      <div
        aria-hidden
        title="Drag to resize, double-click to reset"
        onMouseDown={onGrip}
        onTouchStart={onGrip}
        onDoubleClick={() => column.resetSize()}
        className={classNames(
          "absolute inset-y-1.5 right-0 w-2 cursor-col-resize touch-none border-r border-line-strong opacity-0 group-hover/head:opacity-100 hover:border-accent",
          column.getIsResizing() && "border-accent opacity-100",
        )}
      />
    </div>
  );
}
