import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { moveColumn, type PlacedColumn } from "@/lib/columns/placement";

/** A press that moves less than this is a click. */
const slackPx = 5;

export type ColumnDragHandlers = {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
  onClickCapture: (event: MouseEvent<HTMLElement>) => void;
};

type ColumnDrag = {
  movingId: string | null;
  /** The column in front of which it would land; null is the end. Only while something moves. */
  dropBefore: string | null;
  handlersOf: (id: string) => ColumnDragHandlers;
};

/** Reordering columns with the pointer: a head is dragged, a line shows where it would land. */
export function useColumnDrag(
  head: RefObject<HTMLElement | null>,
  placed: readonly PlacedColumn[],
  onPlace: (placed: PlacedColumn[]) => void,
): ColumnDrag {
  const [drag, setDrag] = useState<{ id: string; before: string | null } | null>(null);
  const fromX = useRef(0);
  const wasDragged = useRef(false);
  return {
    movingId: drag?.id ?? null,
    dropBefore: drag?.before ?? null,
    handlersOf: (id) => ({
      onPointerDown: (event) => {
        wasDragged.current = false;
        if (event.button !== 0 || event.pointerType === "touch") return;
        fromX.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        if (!drag && Math.abs(event.clientX - fromX.current) < slackPx) return;
        wasDragged.current = true;
        setDrag({ id, before: columnAt(head.current, event.clientX) });
      },
      onPointerUp: () => {
        if (drag) onPlace(moveColumn(placed, drag.id, drag.before));
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
      onClickCapture: (event) => {
        // The click that ends a drag sorts nothing.
        if (wasDragged.current) event.stopPropagation();
        wasDragged.current = false;
      },
    }),
  };
}

/** The first column whose middle lies right of `x`; null when there is none. */
function columnAt(head: HTMLElement | null, x: number): string | null {
  for (const cell of head?.querySelectorAll<HTMLElement>("[data-column]") ?? []) {
    const { left, width } = cell.getBoundingClientRect();
    if (width > 0 && x < left + width / 2) return cell.dataset.column ?? null;
  }
  return null;
}
