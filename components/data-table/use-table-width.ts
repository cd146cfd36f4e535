import { type RefObject, useLayoutEffect, useState } from "react";

/**
 * The width of what scrolls, in pixels. Null until it is measured, when container queries stand in: they are right at once,
 * but cost every row that comes into view a third of its layout.
 */
export function useTableWidth(scroller: RefObject<HTMLElement | null>): number | null {
  const [widthPx, setWidthPx] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    setWidthPx(element.clientWidth);
    const observer = new ResizeObserver(() => setWidthPx(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return widthPx;
}
