// biome-ignore-all lint/a11y/useSemanticElements: see data-table.tsx
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside are the focus stops
import { type KeyboardEvent, type MouseEvent, type TouchEvent, useRef, useState } from "react";
import { stepColumn } from "@/lib/columns/placement";
import { ColumnMenu } from "./column-menu";
import type { GridColumn, GridHeader } from "./columns";
import { HeadCell } from "./head-cell";
import { TickBox, type TickState } from "./tick-box";
import { useColumnDrag } from "./use-column-drag";
import type { GridTable } from "./use-grid-table";

const widthStepPx = 16;

export type GridHeadProps<T extends object> = {
  grid: GridTable<T>;
  /** Those there is room for. */
  columns: readonly GridColumn<T>[];
  /** Null where rows cannot be ticked. */
  ticked: TickState | null;
  onTickAll: () => void;
};

/**
 * The sticky row of column names: press one to sort, drag it to another place, drag its edge for its width; everything by key
 * too. It is one stop of the tab key; the arrow keys go from head to head.
 */
export function GridHead<T extends object>({ grid, columns, ticked, onTickAll }: GridHeadProps<T>) {
  const { table, placed, place } = grid;
  const all = table.getHeaderGroups()[0]?.headers ?? [];
  const headers = all.filter(({ column }) => columns.includes(column));
  const head = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ id: string; anchor: HTMLElement } | null>(null);
  const drag = useColumnDrag(head, placed, place);
  const tabStop = columns.some(({ id }) => id === stop) || stop === "" ? stop : columns[0]?.id;

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const id = (event.target as HTMLElement).dataset.head;
    if (id === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by !== 0 && event.shiftKey) place(stepColumn(placed, id, by));
    else if (by !== 0) focusNeighbour(head.current, id, by);
    else if (event.key === "+" || event.key === "-") {
      const cell = (event.target as HTMLElement).closest("[role=columnheader]");
      const widthPx = cell?.getBoundingClientRect().width ?? 0;
      const wanted = widthPx + (event.key === "+" ? widthStepPx : -widthStepPx);
      table.setColumnSizing((sizing) => ({ ...sizing, [id]: wanted }));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const grip = (header: GridHeader<T>, event: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>) => {
    if ("button" in event && event.button !== 0) return;
    // Nothing is selected on the way; a touch is kept from scrolling by `touch-none`.
    if ("button" in event) event.preventDefault();
    header.getResizeHandler()(event);
    // It starts from the width it has: a growing column is wider than its size says.
    const widthPx = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
    table.setColumnResizing((resizing) => ({
      ...resizing,
      startSize: widthPx,
      columnSizingStart: [[header.column.id, widthPx]],
    }));
  };
  const shown = columns.find(({ id }) => id === menu?.id);

  return (
    <div role="rowgroup" className="sticky top-0 z-10 w-max min-w-full">
      <div
        ref={head}
        role="row"
        aria-rowindex={1}
        onKeyDown={press}
        className="flex h-7.5 items-stretch border-b border-line bg-wash pr-1 text-12 font-medium text-muted"
      >
        <div role="columnheader" className="sticky left-0 z-2 w-(--lead) flex-none bg-wash">
          {ticked === null ? null : (
            <TickBox
              label={ticked === "off" ? "Tick all loaded rows" : "Untick all rows"}
              state={ticked}
              data-head=""
              tabIndex={tabStop === "" ? 0 : -1}
              onFocus={() => setStop("")}
              onPress={onTickAll}
            />
          )}
        </div>
        {headers.map((header) => {
          const { column } = header;
          return (
            <HeadCell
              key={column.id}
              column={column}
              isTabStop={column.id === tabStop}
              isMoving={drag.movingId === column.id}
              dropEdge={drag.dropBefore === column.id ? "before" : null}
              onGrip={(event) => grip(header, event)}
              drag={drag.handlersOf(column.id)}
              onFocus={() => setStop(column.id)}
              onPress={(anchor) => {
                if (column.getCanSort()) column.toggleSorting();
                else setMenu({ id: column.id, anchor });
              }}
              onMenu={(anchor) => setMenu({ id: column.id, anchor })}
            />
          );
        })}
        {drag.dropBefore === null && drag.movingId !== null ? (
          <div
            aria-hidden
            className="relative w-0 before:absolute before:inset-y-0 before:-left-px before:w-0.5 before:bg-accent"
          />
        ) : null}
      </div>
      {shown && menu ? (
        <ColumnMenu
          anchor={menu.anchor}
          column={shown}
          placed={placed}
          onPlace={place}
          onClose={() => setMenu(null)}
        />
      ) : null}
    </div>
  );
}

function focusNeighbour(head: HTMLElement | null, id: string, by: 1 | -1): void {
  const stops = [...(head?.querySelectorAll<HTMLElement>("[data-head]") ?? [])];
  // Heads that gave way to a narrow window are passed over.
  const visible = stops.filter((one) => one.offsetParent !== null);
  visible[visible.findIndex((one) => one.dataset.head === id) + by]?.focus();
}
