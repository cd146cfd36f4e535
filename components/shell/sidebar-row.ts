import { classNames } from "@/components/ui/class-names";

/** One line of the sidebar; folded to a rail, only its icon is drawn and its words stay for screen readers. */
export function sidebarRow(className?: string): string {
  return classNames(
    "flex h-7.5 min-w-0 cursor-default items-center gap-2.5 rounded-md px-2 font-medium text-muted transition-colors",
    "hover:bg-hover hover:text-ink aria-[current]:bg-press aria-[current]:text-ink data-popup-open:bg-press data-popup-open:text-ink",
    "md:rail:justify-center md:rail:px-0 max-md:px-2",
    className,
  );
}

export const sidebarLabel = "truncate md:rail:sr-only max-md:sr-only";
