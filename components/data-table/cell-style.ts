import type { CSSProperties } from "react";
import { classNames } from "@/components/ui/class-names";
import type { GridColumn } from "./columns";

/** Paints what lies behind a row: its tint, and over it the one of the pointer. Pinned cells repeat it over the page's colour. */
export const tinted =
  "bg-[image:linear-gradient(var(--over),var(--over)),linear-gradient(var(--tint),var(--tint))]";

/** Head and body cells of one column share width, place, alignment and the rule by which the column gives way. */
export function cellStyle<T extends object>(
  column: GridColumn<T>,
): { className: string; style: CSSProperties } {
  const { align, grows, givesWay } = column.columnDef.meta ?? {};
  const index = column.getIndex();
  const width = `var(--column-${index})`;
  const isPinned = column.getIsPinned() !== false;
  return {
    className: classNames(
      "min-w-0 overflow-hidden px-2 text-ellipsis whitespace-nowrap",
      align === "end" && "text-right",
      isPinned && "sticky z-1",
      isPinned && column.getIsLastColumn("start") && "border-r border-line",
      givesWay,
    ),
    style: {
      ...(grows
        ? { flex: `var(--grow-${index}) 0 0px`, width: 0, minWidth: width }
        : { flex: "none", width }),
      ...(isPinned ? { left: `calc(var(--lead) + var(--start-${index}))` } : {}),
    },
  };
}
