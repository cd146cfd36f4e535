"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { classNames } from "./class-names";

const stepPx = 16;

type ResizeHandleProps = {
  /** What is resized: "Resize the span panel". */
  label: string;
  widthPx: number;
  minPx: number;
  maxPx: number;
  onChange: (widthPx: number) => void;
  /** Called once at the end of a drag or key press: the place to remember the width. */
  onCommit?: (widthPx: number) => void;
  /** Double click and Home go back to this. */
  defaultPx?: number;
  /** Which edge of the resized area the handle is on. */
  edge: "left" | "right";
  className?: string;
};

/** The draggable edge of a panel or column. The parent must be `relative`. */
export function ResizeHandle({
  label,
  widthPx,
  minPx,
  maxPx,
  onChange,
  onCommit,
  defaultPx,
  edge,
  className,
}: ResizeHandleProps) {
  const drag = useRef<{ fromX: number; fromWidthPx: number; widthPx: number } | null>(null);
  const outward = edge === "right" ? 1 : -1;
  const clamp = (width: number) => Math.round(Math.min(maxPx, Math.max(minPx, width)));

  const settle = (width: number) => {
    onChange(clamp(width));
    onCommit?.(clamp(width));
  };

  const start = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { fromX: event.clientX, fromWidthPx: widthPx, widthPx };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return;
    drag.current.widthPx = clamp(drag.current.fromWidthPx + outward * (event.clientX - drag.current.fromX));
    onChange(drag.current.widthPx);
  };
  const end = () => {
    if (!drag.current) return;
    onCommit?.(drag.current.widthPx);
    drag.current = null;
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.shiftKey ? stepPx * 4 : stepPx;
    if (event.key === "ArrowRight") settle(widthPx + outward * step);
    else if (event.key === "ArrowLeft") settle(widthPx - outward * step);
    else if (event.key === "Home" && defaultPx !== undefined) settle(defaultPx);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator with a value is the window-splitter pattern; <hr> cannot be one
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={widthPx}
      aria-valuemin={minPx}
      aria-valuemax={maxPx}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => defaultPx !== undefined && settle(defaultPx)}
      onKeyDown={press}
      className={classNames(
        "group/handle absolute inset-y-0 z-10 flex w-2 cursor-col-resize touch-none items-center justify-center outline-none",
        edge === "right" ? "-right-1" : "-left-1",
        className,
      )}
    >
      <span className="h-7 w-[3px] rounded-full bg-line-strong transition-[height,background-color] group-hover/handle:h-full group-hover/handle:rounded-none group-hover/handle:bg-accent-line group-focus-visible/handle:h-full group-focus-visible/handle:rounded-none group-focus-visible/handle:bg-accent group-active/handle:h-full group-active/handle:rounded-none group-active/handle:bg-accent" />
    </div>
  );
}
