// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand and few are drawn, which a <table> cannot do
"use client";

import type { ColumnSort } from "@tanstack/react-table";
import { type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type ReactNode,
  type Ref,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { classNames } from "@/components/ui/class-names";
import type { PlacedColumn } from "@/lib/columns/placement";
import { columnWidths } from "./column-widths";
import type { GridColumns } from "./columns";
import { roomyColumns } from "./gives-way";
import { GridHead } from "./grid-head";
import { GridRow, type RowTone } from "./grid-row";
import { rowsInView } from "./rows-in-view";
import { placeOf, useActiveRow } from "./use-active-row";
import { useGridTable } from "./use-grid-table";
import { useListKeys } from "./use-list-keys";
import { useNearEnds } from "./use-near-ends";
import { type TableMemory, useSteadyScroll } from "./use-steady-scroll";
import { useTableWidth } from "./use-table-width";
import type { TableTicks } from "./use-ticks";

const headHeightPx = 31;
/** What the server draws before anyone knows the height of the window. */
const assumedSize = { width: 1200, height: 900 };
const overscanRows = 12;

export type DataTableHandle = {
  scrollToTop: () => void;
  /** Opens a neighbour of the open row. The focus stays where it is. */
  step: (by: number) => void;
  /** Brings a row into view. */
  show: (id: string) => void;
  focusRow: (id: string) => void;
};

type DataTableProps<Row extends object> = {
  label: string;
  /** All there are, shown or not. Stable: the rows in view are drawn anew when it changes. */
  columns: GridColumns<Row>;
  placed: readonly PlacedColumn[];
  onPlace: (placed: PlacedColumn[]) => void;
  sort: ColumnSort | null;
  /** Null goes back to the order the list has by itself. */
  onSort: (sort: ColumnSort | null) => void;
  rowHeightPx: number;
  rows: readonly Row[];
  /** Names the row in `selectedId`, `onOpen` and the DOM; unique. Stable, at module scope. */
  rowId: (row: Row) => string;
  toneOf: (row: Row) => RowTone;
  /** Null where there is nothing to tick rows for. */
  ticks: TableTicks | null;
  selectedId: string | null;
  freshIds: ReadonlySet<string>;
  /** `walked` when the row was reached by key from another open row. */
  onOpen: (id: string, walked: boolean) => void;
  onClose: () => void;
  /** One steps from the open row to one that is not loaded, or from an open one that is not loaded. */
  onStepBeyond: (by: number) => void;
  onCopyLink?: (id: string) => void;
  onNearEnd: () => void;
  onNearStart: () => void;
  onScrolledChange?: (isScrolled: boolean) => void;
  /** The first row is the first of the list. */
  isAtStart: boolean;
  /** What follows the last row: loading, the end, an error. */
  tail: ReactNode;
  /** Kept by whoever stands above the tables that follow each other. */
  memory: RefObject<TableMemory>;
  ref?: Ref<DataTableHandle>;
};

/** A grid that draws only the rows in view. It knows keys, focus and widths, and nothing of what the rows are. */
export function DataTable<Row extends object>({
  label,
  columns,
  placed,
  onPlace,
  sort,
  onSort,
  rowHeightPx,
  rows,
  rowId,
  toneOf,
  ticks,
  selectedId,
  freshIds,
  onOpen,
  onClose,
  onStepBeyond,
  onCopyLink,
  onNearEnd,
  onNearStart,
  onScrolledChange,
  isAtStart,
  tail,
  memory,
  ref,
}: DataTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const active = useActiveRow(scroller, rows, rowId, selectedId, (index) =>
    virtualizer.scrollToIndex(index, { align: "auto" }),
  );
  const { selectedIndex, tabStop } = active;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    initialRect: assumedSize,
    overscan: overscanRows,
    scrollMargin: headHeightPx,
    scrollPaddingStart: headHeightPx,
    // The row that holds the focus stays in the document however far one scrolls.
    rangeExtractor: useCallback((range: Range) => rowsInView(range, tabStop), [tabStop]),
  });
  const items = virtualizer.getVirtualItems();
  const inView = useMemo(() => items.flatMap(({ index }) => rows[index] ?? []), [items, rows]);
  const grid = useGridTable({ columns, placed, onPlace, sort, onSort, rows: inView, rowId });
  const tablePx = useTableWidth(scroller);
  const placedColumns = grid.table.getVisibleLeafColumns();
  const shownColumns = useMemo(() => roomyColumns(placedColumns, tablePx), [placedColumns, tablePx]);
  useLayoutEffect(() => {
    // Heights are remembered by index.
    if (rowHeightPx > 0) virtualizer.measure();
  }, [rowHeightPx, virtualizer]);
  useSteadyScroll(scroller, memory, rows, rowId, rowHeightPx, isAtStart);
  useNearEnds(virtualizer.range, rows.length, onNearStart, onNearEnd);

  const openRow = (index: number, goTo: (index: number) => void) => {
    const row = rows[index];
    if (!row) return;
    goTo(index);
    if (selectedId !== null && rowId(row) !== selectedId) onOpen(rowId(row), true);
  };
  const move = (by: number | "start" | "end") => {
    const isFromOpen = selectedId !== null && (active.index < 0 || active.index === selectedIndex);
    const isBeyond = selectedIndex < 0 || rows[selectedIndex + Number(by)] === undefined;
    if (isFromOpen && isBeyond && (by === 1 || by === -1)) onStepBeyond(by);
    else openRow(active.placeAfter(by), active.focus);
  };
  // Keys for a row mean the one that has the focus, or else the open one.
  const current = active.index >= 0 ? active.id : selectedIndex >= 0 ? selectedId : null;
  useListKeys(scroller, {
    move: (by) => move(by),
    open: () => active.id !== null && onOpen(active.id, false),
    close: () => {
      if (selectedId === null) return ticks?.clear();
      onClose();
      if (selectedIndex >= 0) active.focus(selectedIndex);
    },
    tick: ticks ? (isRange) => current !== null && ticks.toggle(current, isRange) : undefined,
    copyLink: onCopyLink && (() => current !== null && onCopyLink(current)),
  });
  useImperativeHandle(ref, () => ({
    scrollToTop: () => scroller.current?.scrollTo({ top: 0 }),
    step: (by) => {
      if (selectedIndex >= 0 && rows[selectedIndex + by]) openRow(selectedIndex + by, active.activate);
      else onStepBeyond(by);
    },
    show: (id) => virtualizer.scrollToIndex(placeOf(rows, rowId, id), { align: "center" }),
    focusRow: (id) => active.focus(placeOf(rows, rowId, id)),
  }));

  // What rows call never changes, so that they are not drawn anew when only what it does has changed.
  const newest = useRef({ onOpen, ticks });
  useLayoutEffect(() => {
    newest.current = { onOpen, ticks };
  });
  const open = useCallback((id: string) => newest.current.onOpen(id, false), []);
  const tick = useCallback((id: string, isRange: boolean) => newest.current.ticks?.toggle(id, isRange), []);

  return (
    <div
      ref={scroller}
      onScroll={
        onScrolledChange && ((event) => onScrolledChange(event.currentTarget.scrollTop > rowHeightPx))
      }
      style={{ "--table": tablePx === null ? "100%" : `${tablePx}px` } as CSSProperties}
      className={classNames(
        "min-h-0 flex-1 overflow-auto overscroll-contain",
        tablePx === null && "@container",
        // The bar over the foot must not cover the end of the list.
        ticks && ticks.head !== "off" && "pb-14",
      )}
    >
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={-1}
        style={
          {
            ...columnWidths(grid),
            "--row": `${rowHeightPx}px`,
            "--lead": ticks ? "38px" : "8px",
          } as CSSProperties
        }
        className="w-max min-w-full"
      >
        <GridHead
          grid={grid}
          columns={shownColumns}
          ticked={ticks?.head ?? null}
          onTickAll={() => ticks?.toggleAll()}
        />
        <div role="rowgroup" className="relative" style={{ height: rows.length * rowHeightPx }}>
          {grid.table.getRowModel().rows.map((row, place) => {
            const { id } = row;
            const index = items[place]?.index ?? 0;
            return (
              <GridRow
                key={id}
                row={row}
                columns={shownColumns}
                index={index}
                top={index * rowHeightPx}
                tone={toneOf(row.original)}
                isSelected={id === selectedId}
                isTabStop={index === tabStop}
                isTicked={ticks?.has(id) ?? false}
                isFresh={freshIds.has(id)}
                onOpen={open}
                onFocus={active.setId}
                onTick={ticks ? tick : null}
              />
            );
          })}
        </div>
      </div>
      {tail}
    </div>
  );
}
