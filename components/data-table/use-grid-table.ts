import { type ColumnSort, functionalUpdate, type Updater, useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { columnWidth, type PlacedColumn } from "@/lib/columns/placement";
import { type ColumnState, columnStateOf, placedOf } from "./column-state";
import { type GridColumns, gridFeatures } from "./columns";

type GridTableOptions<T extends object> = {
  /** Stable: all columns there are, shown or not. */
  columns: GridColumns<T>;
  placed: readonly PlacedColumn[];
  onPlace?: (placed: PlacedColumn[]) => void;
  sort?: ColumnSort | null;
  /** Null goes back to the order the list has by itself. */
  onSort?: (sort: ColumnSort | null) => void;
  /** The rows in view only: the table builds a model of each. Stable while they stay the same. */
  rows: readonly T[];
  rowId?: (row: T) => string;
};

/** A TanStack table whose columns stand as `placed` says, and which tells `onPlace` where they are wanted. */
export function useGridTable<T extends object>(options: GridTableOptions<T>) {
  const { columns, placed: given, onPlace, sort = null, onSort, rows, rowId } = options;
  // What was wanted last stands until it has arrived where it is kept.
  const [wanted, setWanted] = useState<{ given: readonly PlacedColumn[]; placed: PlacedColumn[] } | null>(
    null,
  );
  const placed = wanted?.given === given ? wanted.placed : given;
  const state = useMemo(
    () =>
      columnStateOf(
        placed,
        columns.flatMap(({ id }) => id ?? []),
      ),
    [placed, columns],
  );
  const place = (to: PlacedColumn[]) => {
    setWanted({ given, placed: to });
    onPlace?.(to);
  };
  const change =
    <Key extends keyof ColumnState>(key: Key) =>
    (updater: Updater<ColumnState[Key]>) =>
      place(placedOf({ ...state, [key]: functionalUpdate(updater, state[key]) }));
  const sorting = sort ? [sort] : [];

  const table = useTable({
    features: gridFeatures,
    columns,
    data: rows,
    getRowId: rowId,
    defaultColumn: { minSize: columnWidth.minPx, maxSize: columnWidth.maxPx },
    state: { ...state, sorting },
    onColumnOrderChange: change("columnOrder"),
    onColumnPinningChange: change("columnPinning"),
    onColumnVisibilityChange: change("columnVisibility"),
    onColumnSizingChange: (updater) => {
      const { isResizingColumn, deltaOffset } = table.atoms.columnResizing.get();
      // A press on the grip that moved nothing.
      if (isResizingColumn && deltaOffset === 0) return;
      change("columnSizing")(updater);
    },
    columnResizeMode: "onEnd",
    manualSorting: true,
    sortDescFirst: true,
    enableMultiSort: false,
    onSortingChange: (updater) => onSort?.(functionalUpdate(updater, sorting)[0] ?? null),
  });
  return { table, placed, place };
}

export type GridTable<T extends object> = ReturnType<typeof useGridTable<T>>;
