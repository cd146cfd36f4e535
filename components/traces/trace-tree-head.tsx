// biome-ignore-all lint/a11y/useSemanticElements: a tree grid that draws only the rows in view cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: in a tree grid with row focus, the rows take the focus and their cells do not
import { type TimeScale, ticks } from "@/lib/traces/timeline";

export const treeHeadPx = 27;

/** Column heads and the time axis; stays in sight. */
export function TraceTreeHead({ scale }: { scale: TimeScale }) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 flex flex-none items-center border-b bg-wash text-12 text-muted"
      style={{ height: treeHeadPx }}
    >
      <div
        role="presentation"
        className="relative flex h-full w-(--label) flex-none items-center border-r pr-3 pl-3"
      >
        <span role="columnheader" className="flex-1">
          Span
        </span>
        <span role="columnheader" className="w-11 text-right @max-[620px]:hidden">
          tokens
        </span>
        <span role="columnheader" className="w-16 text-right @max-[420px]:hidden">
          cost
        </span>
      </div>
      <div role="columnheader" aria-label="Timeline" className="relative mr-4 ml-3 h-full flex-1">
        {ticks(scale).map(({ share, label }, index) => (
          <span
            key={share}
            className={`figure absolute top-0 text-11 text-faint leading-[26px] ${
              index === 0
                ? ""
                : index === 4
                  ? "-translate-x-full"
                  : "-translate-x-1/2 @max-[620px]:odd:inline @max-[620px]:even:hidden"
            }`}
            style={{ left: `${share * 100}%` }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
