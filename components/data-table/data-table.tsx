// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by hand and few are drawn, which a <table> cannot do
"use client";

import { useTable } from "@tanstack/react-table";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { type GridColumns, gridFeatures } from "./features";
import { GridHead } from "./grid-head";
import { GridRow, type RowTone } from "./grid-row";
import { useListKeys } from "./use-list-keys";

const rowHeightPx = 32;
const headHeightPx = 31;
/** Older rows are asked for this many rows before the end comes into view. */
const reachAheadRows = 120;
/** What the server draws before anyone knows the height of the window. */
const assumedSize = { width: 1200, height: 900 };

export type DataTableHandle = {
  scrollToTop: () => void;
  /** Opens a neighbour of the open row. The focus stays where it is. */
  step: (by: number) => void;
  focusRow: (id: string) => void;
};

type DataTableProps<Row extends object> = {
  label: string;
  columns: GridColumns<Row>;
  rows: readonly Row[];
  /** Names the row in `selectedId`, `onOpen` and the DOM; unique. Stable, at module scope. */
  rowId: (row: Row) => string;
  toneOf: (row: Row) => RowTone;
  selectedId: string | null;
  freshIds: ReadonlySet<string>;
  /** `walked` when the row was reached by key from another open row. */
  onOpen: (id: string, walked: boolean) => void;
  onClose: () => void;
  onNearEnd: () => void;
  onScrolledChange?: (isScrolled: boolean) => void;
  /** What follows the last row: loading, the end, an error. */
  tail: ReactNode;
  ref?: Ref<DataTableHandle>;
};

/** A grid that draws only the rows in view. It knows keys, focus and widths, and nothing of what the rows are. */
export function DataTable<Row extends object>({
  label,
  columns,
  rows,
  rowId,
  toneOf,
  selectedId,
  freshIds,
  onOpen,
  onClose,
  onNearEnd,
  onScrolledChange,
  tail,
  ref,
}: DataTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({
    features: gridFeatures,
    columns,
    data: rows,
    getRowId: rowId,
    columnResizeMode: "onChange",
    defaultColumn: { minSize: 48, maxSize: 900 },
  });
  const tableRows = table.getRowModel().rows;
  const [activeId, setActiveId] = useState<string | null>(null);
  const wantsFocus = useRef(false);

  const indexOf = (id: string | null) => (id === null ? -1 : tableRows.findIndex((row) => row.id === id));
  const activeIndex = indexOf(activeId);
  const selectedIndex = indexOf(selectedId);
  const tabStop = Math.max(0, activeIndex >= 0 ? activeIndex : selectedIndex);

  const virtualizer = useVirtualizer({
    count: tableRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => tableRows[index]?.id ?? index,
    initialRect: assumedSize,
    overscan: 12,
    scrollMargin: headHeightPx,
    scrollPaddingStart: headHeightPx,
    // The row that holds the focus stays in the document however far one scrolls.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (tabStop < (indexes[0] ?? 0)) indexes.unshift(tabStop);
      else if (tabStop > (indexes.at(-1) ?? 0) && tabStop < tableRows.length) indexes.push(tabStop);
      return indexes;
    },
  });

  const activate = (index: number) => {
    const row = tableRows[index];
    if (!row) return;
    setActiveId(row.id);
    virtualizer.scrollToIndex(index, { align: "auto" });
  };
  const focusIndex = (index: number) => {
    wantsFocus.current = true;
    activate(index);
    const row = tableRows[index];
    if (row && row.id === activeId) focusActive(scroller.current, row.id);
  };
  useEffect(() => {
    if (!wantsFocus.current || activeId === null) return;
    wantsFocus.current = false;
    focusActive(scroller.current, activeId);
  }, [activeId]);

  // Who comes by a link to an open row finds it in view, also when a later page brings it.
  const [linkedId] = useState(selectedId);
  const isLinkedHere = selectedId === linkedId && selectedIndex >= 0;
  const showLinked = useEffectEvent(() => {
    const isAtTop = scroller.current?.scrollTop === 0;
    if (selectedIndex > 0 && isAtTop) virtualizer.scrollToIndex(selectedIndex, { align: "center" });
  });
  useEffect(() => {
    if (isLinkedHere) showLinked();
  }, [isLinkedHere]);

  const move = (by: number | "start" | "end", goTo = focusIndex) => {
    const from = activeIndex >= 0 ? activeIndex : selectedIndex;
    const last = tableRows.length - 1;
    const wanted = by === "start" ? 0 : by === "end" ? last : from < 0 ? 0 : from + by;
    const index = Math.min(last, Math.max(0, wanted));
    const row = tableRows[index];
    if (!row) return;
    goTo(index);
    if (selectedId !== null && row.id !== selectedId) onOpen(row.id, true);
  };
  useListKeys(scroller, {
    move: (by) => move(by),
    open: () => activeId !== null && onOpen(activeId, false),
    close: () => {
      if (selectedId === null) return;
      onClose();
      if (selectedIndex >= 0) focusIndex(selectedIndex);
    },
  });
  useImperativeHandle(ref, () => ({
    scrollToTop: () => scroller.current?.scrollTo({ top: 0 }),
    step: (by) => move(by, activate),
    focusRow: (id) => focusIndex(indexOf(id)),
  }));

  const shown = virtualizer.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const isNearEnd = lastShown >= tableRows.length - reachAheadRows;
  const reachEnd = useEffectEvent(onNearEnd);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that did not fill the view calls for the next one
  useEffect(() => {
    if (isNearEnd) reachEnd();
  }, [isNearEnd, tableRows.length]);

  const open = useCallback((id: string) => onOpen(id, false), [onOpen]);
  const widths = Object.fromEntries(
    table.getAllLeafColumns().map((column) => [`--column-${column.id}`, `${column.getSize()}px`]),
  );

  return (
    <div
      ref={scroller}
      onScroll={
        onScrolledChange && ((event) => onScrolledChange(event.currentTarget.scrollTop > rowHeightPx))
      }
      className="@container min-h-0 flex-1 overflow-auto overscroll-contain"
    >
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={-1}
        // Column widths as custom properties: dragging one redraws no row.
        style={widths as CSSProperties}
        className="min-w-full"
      >
        <GridHead headers={table.getHeaderGroups()[0]?.headers ?? []} />
        <div role="rowgroup" className="relative" style={{ height: tableRows.length * rowHeightPx }}>
          {shown.map((virtual) => {
            const row = tableRows[virtual.index];
            return row ? (
              <GridRow
                key={row.id}
                row={row}
                index={virtual.index}
                top={virtual.index * rowHeightPx}
                tone={toneOf(row.original)}
                isSelected={row.id === selectedId}
                isTabStop={virtual.index === tabStop}
                isFresh={freshIds.has(row.id)}
                onOpen={open}
                onFocus={setActiveId}
              />
            ) : null;
          })}
        </div>
      </div>
      {tail}
    </div>
  );
}

function focusActive(scroller: HTMLElement | null, id: string): void {
  scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}
