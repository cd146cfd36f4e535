import { classNames } from "@/components/ui/class-names";

/** A grey bar where words will be. Appears after 200 ms, so a fast answer never flashes. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={classNames("block h-2.5 animate-appear rounded-full bg-press", className)} />
  );
}

const shares = [0.72, 0.48, 0.86, 0.6, 0.78, 0.54, 0.66, 0.9];

/**
 * Rows of a table to come, in its real columns and heights: `template` is the grid-template-columns of the real rows, `align` says
 * which columns hold figures.
 */
export function RowSkeletons({
  rows,
  template,
  align,
  heightPx = 32,
  label = "Loading",
}: {
  rows: number;
  template: string;
  align: readonly ("start" | "end")[];
  heightPx?: number;
  label?: string;
}) {
  return (
    <div role="status" className="overflow-hidden">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
          key={row}
          aria-hidden
          className="grid items-center border-line-soft border-b"
          style={{ gridTemplateColumns: template, height: heightPx }}
        >
          {align.map((side, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={column} className={classNames("flex min-w-0 px-2", side === "end" && "justify-end")}>
              <span
                className="block h-2.5 max-w-full animate-appear rounded-full bg-press"
                style={{ width: `${(shares[(row * 3 + column * 5) % shares.length] ?? 0.6) * 100}%` }}
              />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
