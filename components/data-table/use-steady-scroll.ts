import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from "react";

/** What outlives a table whose rows are replaced by others: how far it is scrolled sideways, and a head that had the focus. */
export type TableMemory = { scrollLeft: number; head: string | null };

/** Keeps rows in place when others are put before them, and the sideways scroll when all of them are replaced. */
export function useSteadyScroll<Row>(
  scroller: RefObject<HTMLElement | null>,
  memory: RefObject<TableMemory>,
  rows: readonly Row[],
  rowId: (row: Row) => string,
  rowHeightPx: number,
): void {
  const firstId = rows[0] && rowId(rows[0]);
  const firstBefore = useRef(firstId);
  const keepPlace = useEffectEvent(() => {
    const added = rows.findIndex((row) => rowId(row) === firstBefore.current);
    firstBefore.current = firstId;
    const grid = scroller.current;
    if (added > 0 && grid && grid.scrollTop > rowHeightPx) grid.scrollTop += added * rowHeightPx;
  });
  useLayoutEffect(() => {
    if (firstId !== firstBefore.current) keepPlace();
  }, [firstId]);

  useLayoutEffect(() => {
    const grid = scroller.current;
    if (!grid) return;
    const { scrollLeft, head } = memory.current;
    grid.scrollLeft = scrollLeft;
    if (head !== null) grid.querySelector<HTMLElement>(`[data-head="${CSS.escape(head)}"]`)?.focus();
    return () => {
      const focused = grid.querySelector<HTMLElement>("[data-head]:focus");
      memory.current = { scrollLeft: grid.scrollLeft, head: focused?.dataset.head ?? null };
    };
  }, [scroller, memory]);
}
