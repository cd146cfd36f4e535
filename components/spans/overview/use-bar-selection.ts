import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

/** Bars from `first` to `last`, both included. */
export type BarSelection = { first: number; last: number };

type Anchored = { anchor: number; focus: number };

function selectionOf({ anchor, focus }: Anchored): BarSelection {
  return { first: Math.min(anchor, focus), last: Math.max(anchor, focus) };
}

/**
 * Choosing bars: dragged with a pointer, or walked with the arrow keys, widened with Shift and taken with Enter. Escape lets
 * go. `hovered` is the bar under the pointer or the keyboard.
 */
export function useBarSelection(count: number, onTake: (selection: BarSelection) => void) {
  const [hovered, setHovered] = useState<number | null>(null);
  const [chosen, setChosen] = useState<Anchored | null>(null);
  const isDragging = useRef(false);
  const last = count - 1;
  const clamp = (index: number) => Math.min(Math.max(index, 0), last);

  const indexAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return clamp(Math.floor(((event.clientX - left) / width) * count));
  };
  const letGo = () => {
    isDragging.current = false;
    setChosen(null);
  };

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || count === 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      isDragging.current = true;
      const index = indexAt(event);
      setChosen({ anchor: index, focus: index });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (count === 0) return;
      const index = indexAt(event);
      setHovered(index);
      if (isDragging.current) setChosen((old) => old && { ...old, focus: index });
    },
    onPointerUp: () => {
      if (isDragging.current && chosen) onTake(selectionOf(chosen));
      letGo();
    },
    onPointerCancel: letGo,
    onPointerLeave: () => isDragging.current || setHovered(null),
    onBlur: () => {
      setHovered(null);
      setChosen(null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const index = walked(event.key, hovered, last);
      if (index !== null) {
        setHovered(index);
        setChosen((old) =>
          event.shiftKey ? { anchor: old?.anchor ?? hovered ?? index, focus: index } : null,
        );
      } else if (event.key === "Enter" && hovered !== null) {
        onTake(chosen ? selectionOf(chosen) : { first: hovered, last: hovered });
        setChosen(null);
      } else if (event.key === "Escape" && chosen) {
        letGo();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return { hovered, selection: chosen && selectionOf(chosen), handlers };
}

/** The bar a key leads to; null for a key that leads nowhere. */
function walked(key: string, from: number | null, last: number): number | null {
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return last;
    case "ArrowLeft":
      return from === null ? last : Math.max(from - 1, 0);
    case "ArrowRight":
      return from === null ? 0 : Math.min(from + 1, last);
    default:
      return null;
  }
}
