import { type RefObject, useEffect, useMemo, useRef, useState } from "react";

/** The row one stands on: the only one the tab key stops at, and the one that keys mean. */
export type ActiveRow = {
  /** Its place; -1 without one. */
  index: number;
  id: string | null;
  selectedIndex: number;
  tabStop: number;
  setId: (id: string) => void;
  /** The place that one step further, or a jump, leads to. */
  placeAfter: (by: number | "start" | "end") => number;
  /** Stands on a row without moving the focus. */
  activate: (index: number) => void;
  /** Stands on a row and gives it the focus. */
  focus: (index: number) => void;
};

export function useActiveRow<Row>(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  rowId: (row: Row) => string,
  selectedId: string | null,
  scrollTo: (index: number) => void,
): ActiveRow {
  const [id, setId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  // Looked for once for each change, not for each frame of scrolling.
  const index = useMemo(() => placeOf(rows, rowId, id), [rows, rowId, id]);
  const selectedIndex = useMemo(() => placeOf(rows, rowId, selectedId), [rows, rowId, selectedId]);
  useEffect(() => {
    if (!wantsFocus.current || id === null) return;
    wantsFocus.current = false;
    focusRow(scroller.current, id);
  }, [scroller, id]);

  const activate = (to: number) => {
    const row = rows[to];
    if (!row) return;
    setId(rowId(row));
    scrollTo(to);
  };
  return {
    index,
    id,
    selectedIndex,
    tabStop: Math.max(0, index >= 0 ? index : selectedIndex),
    setId,
    placeAfter: (by) => {
      const from = index >= 0 ? index : selectedIndex;
      const last = rows.length - 1;
      const wanted = by === "start" ? 0 : by === "end" ? last : from < 0 ? 0 : from + by;
      return Math.min(last, Math.max(0, wanted));
    },
    activate,
    focus: (to) => {
      wantsFocus.current = true;
      activate(to);
      const row = rows[to];
      if (row && rowId(row) === id) focusRow(scroller.current, id);
    },
  };
}

export function placeOf<Row>(rows: readonly Row[], rowId: (row: Row) => string, id: string | null): number {
  return id === null ? -1 : rows.findIndex((row) => rowId(row) === id);
}

function focusRow(scroller: HTMLElement | null, id: string): void {
  scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}
