import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from "react";

/** What outlives a table whose rows are replaced by others: how far it is scrolled sideways, and what had the focus: a head, or a row. */
export type TableMemory = { scrollLeft: number; head: string | null; isOnRow: boolean };

/** Keeps rows in place when others before them come or go, and the sideways scroll when all of them are replaced. */
export function useSteadyScroll<Row>(
  scroller: RefObject<HTMLElement | null>,
  memory: RefObject<TableMemory>,
  rows: readonly Row[],
  rowId: (row: Row) => string,
  rowHeightPx: number,
  isAtStart: boolean,
): void {
  const firstId = rows[0] && rowId(rows[0]);
  const shown = useRef({ rows, firstId, isAtStart });
  const keepPlace = useEffectEvent(() => {
    const before = shown.current;
    const grid = scroller.current;
    if (!grid || firstId === undefined || before.firstId === undefined) return;
    const added = rows.findIndex((row) => rowId(row) === before.firstId);
    // At the start of the list one sees what arrives there; elsewhere a page that was loaded moves nothing.
    if (added > 0 && (grid.scrollTop > rowHeightPx || !before.isAtStart)) {
      grid.scrollTop += added * rowHeightPx;
    }
    if (added >= 0) return;
    const gone = before.rows.findIndex((row) => rowId(row) === firstId);
    if (gone > 0) grid.scrollTop -= gone * rowHeightPx;
  });
  useLayoutEffect(() => {
    if (firstId !== shown.current.firstId) keepPlace();
    shown.current = { rows, firstId, isAtStart };
  }, [rows, firstId, isAtStart]);

  useLayoutEffect(() => {
    const grid = scroller.current;
    if (!grid) return;
    const { scrollLeft, head, isOnRow } = memory.current;
    grid.scrollLeft = scrollLeft;
    if (head !== null) grid.querySelector<HTMLElement>(`[data-head="${CSS.escape(head)}"]`)?.focus();
    // Whoever stood on a row stands on the first of the new ones.
    else if (isOnRow) grid.querySelector<HTMLElement>("[data-row]")?.focus({ preventScroll: true });
    return () => {
      const focused = grid.querySelector<HTMLElement>("[data-head]:focus");
      memory.current = {
        scrollLeft: grid.scrollLeft,
        head: focused?.dataset.head ?? null,
        isOnRow: grid.querySelector("[data-row]:focus-within") !== null,
      };
    };
  }, [scroller, memory]);
}
