import { classNames } from "./class-names";

export function segmentTrack(size: "sm" | "md", className?: string): string {
  return classNames(
    "inline-flex shrink-0 gap-0.5 rounded-md bg-well p-0.5",
    size === "sm" ? "h-6" : "h-7",
    className,
  );
}

/** One segment; the chosen one is raised (Base UI marks it checked, pressed or active). */
export function segment(size: "sm" | "md"): string {
  return classNames(
    "inline-flex cursor-default select-none items-center gap-1.5 whitespace-nowrap rounded-[4px] font-medium text-12 text-muted hover:text-ink",
    size === "sm" ? "px-2" : "px-2.5",
    "data-active:bg-knob data-active:text-ink data-active:ring-1 data-active:ring-line dark:data-active:ring-0",
    "data-checked:bg-knob data-checked:text-ink data-checked:ring-1 data-checked:ring-line dark:data-checked:ring-0",
    "data-disabled:pointer-events-none data-disabled:opacity-50",
  );
}
