import type { CSSProperties } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ColumnMeta } from "./features";

/** Head and body cells of one column share width, alignment and the rule by which the column gives way. */
export function cellStyle(
  columnId: string,
  meta: ColumnMeta | undefined,
): { className: string; style: CSSProperties } {
  const width = `var(--column-${columnId})`;
  return {
    className: classNames(
      "min-w-0 overflow-hidden px-2 text-ellipsis whitespace-nowrap",
      meta?.align === "end" && "text-right",
      meta?.className,
    ),
    style: meta?.grows ? { flex: "1 1 0px", width: 0, minWidth: width } : { flex: "none", width },
  };
}
