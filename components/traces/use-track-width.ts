import { type RefObject, useEffect, useState } from "react";

/** What the server draws for. */
const assumedPx = 600;
/** Widths in between change no label's side by much, and would redraw every row. */
const stepPx = 20;

/** The width of the timeline's track in pixels, followed while it is resized. */
export function useTrackWidth(track: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(assumedPx);
  useEffect(() => {
    if (!track.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidthPx(Math.max(stepPx, Math.floor(entry.contentRect.width / stepPx) * stepPx));
    });
    observer.observe(track.current);
    return () => observer.disconnect();
  }, [track]);
  return widthPx;
}
