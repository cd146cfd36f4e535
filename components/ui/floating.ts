/** What menus, popovers and select lists share. */
export const floatingSurface =
  "rounded-lg bg-float text-13 text-ink shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

export const optionStyle =
  "flex min-h-7 min-w-0 cursor-default select-none items-center gap-2 rounded-md px-2 outline-none " +
  "data-highlighted:bg-press data-disabled:pointer-events-none data-disabled:opacity-50 [&_.lucide]:text-muted";
