// biome-ignore-all lint/a11y/useSemanticElements: see data-table.tsx
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus goes from row to row; heads have nothing to press
import { FlexRender, type Header } from "@tanstack/react-table";
import { classNames } from "@/components/ui/class-names";
import { cellStyle } from "./cell-style";
import type { GridFeatures } from "./features";

/** The sticky row of column names, each with a handle to drag its width. */
export function GridHead<Row extends object>({ headers }: { headers: Header<GridFeatures, Row, unknown>[] }) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10">
      <div
        role="row"
        aria-rowindex={1}
        className="flex h-7.5 w-full min-w-max items-stretch border-b border-line bg-wash pr-1 pl-2 text-12 font-medium text-muted"
      >
        {headers.map((header) => {
          const { className, style } = cellStyle(header.column.id, header.column.columnDef.meta);
          return (
            <div
              key={header.id}
              role="columnheader"
              className={classNames(
                className,
                "group/head relative flex items-center",
                header.column.columnDef.meta?.align === "end" && "justify-end",
              )}
              style={style}
              title={header.column.columnDef.meta?.title}
            >
              <FlexRender header={header} />
              {header.column.getCanResize() ? (
                <div
                  aria-hidden
                  title="Drag to resize, double-click to reset"
                  onMouseDown={header.getResizeHandler()}
                  onTouchStart={header.getResizeHandler()}
                  onDoubleClick={() => header.column.resetSize()}
                  className={classNames(
                    "absolute inset-y-1.5 right-0 w-2 cursor-col-resize touch-none border-r border-line-strong opacity-0 group-hover/head:opacity-100 hover:border-accent",
                    header.column.getIsResizing() && "border-accent opacity-100",
                  )}
                />
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}
