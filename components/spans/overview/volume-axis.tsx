import { classNames } from "@/components/ui/class-names";
import type { Step } from "@/lib/spans/aggregates/bars";
import type { VolumeBar } from "@/lib/spans/aggregates/volume";
import { spanWords, tickWords } from "./bar-words";

const tickCount = 5;

/** A few moments below the bars: the first, the end, and some between. */
export function VolumeAxis({ bars, step, zone }: { bars: readonly VolumeBar[]; step: Step; zone: string }) {
  const gaps = Math.min(tickCount - 1, bars.length);
  const ticks = Array.from({ length: gaps }, (_, i) => Math.round((i / gaps) * bars.length));
  const last = bars.at(-1);
  return (
    <div aria-hidden className="figure relative h-4 overflow-hidden pt-0.5 text-11 leading-4 text-faint">
      {ticks.map((index, i) => {
        const bar = bars[index];
        return bar ? (
          <span
            key={bar.from}
            className={classNames(
              "absolute",
              i > 0 && "-translate-x-1/2 @max-md:hidden",
              i % 2 === 1 && "@max-2xl:hidden",
            )}
            style={{ left: `${(index / bars.length) * 100}%` }}
          >
            {tickWords(bar.from, step, zone, i === 0)}
          </span>
        ) : null;
      })}
      {last && bars.length > 1 ? (
        <span className="absolute right-0">{endWords(last, step, zone)}</span>
      ) : null}
    </div>
  );
}

/** Where the last bar ends; a day or month is named itself, since it ends where the next begins. */
function endWords(last: VolumeBar, step: Step, zone: string): string {
  if (step.unit === "month") return tickWords(last.from, step, zone, false);
  if (step.unit === "day") return spanWords(last.to - 1, last.to, { unit: "day", every: 1 }, zone);
  return tickWords(last.to, step, zone, true);
}
