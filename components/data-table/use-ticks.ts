import { type Dispatch, type SetStateAction, useMemo } from "react";
import { hasTicks, isTicked, noTicks, type Ticks, tickRange, tickThese, toggleTick } from "./ticks";

/** Which rows are ticked, for `DataTable`; and the ways to tick them. */
export type TableTicks = {
  has: (id: string) => boolean;
  head: "on" | "some" | "off";
  toggle: (id: string, isRange: boolean) => void;
  toggleAll: () => void;
  clear: () => void;
};

/** Ticks among the loaded rows of a list. The head ticks all of them, or none. */
export function useTicks<Row>(
  ticks: Ticks,
  setTicks: Dispatch<SetStateAction<Ticks>>,
  rows: readonly Row[],
  rowId: (row: Row) => string,
): TableTicks {
  const isAny = hasTicks(ticks);
  const areAll = useMemo(
    () => isAny && rows.length > 0 && rows.every((row) => isTicked(ticks, rowId(row))),
    [isAny, ticks, rows, rowId],
  );
  return {
    has: (id) => isTicked(ticks, id),
    head: areAll ? "on" : isAny ? "some" : "off",
    toggle: (id, isRange) =>
      setTicks((now) => (isRange ? tickRange(now, rows.map(rowId), id) : toggleTick(now, id))),
    toggleAll: () => setTicks(isAny ? noTicks : tickThese(rows.map(rowId))),
    clear: () => setTicks(noTicks),
  };
}
