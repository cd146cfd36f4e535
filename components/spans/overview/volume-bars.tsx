import type { Ref } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Volume, VolumeBar } from "@/lib/spans/aggregates/volume";
import { spanWords } from "./bar-words";
import { looks, type Measure, together } from "./measures";
import { type BarSelection, useBarSelection } from "./use-bar-selection";
import { VolumeAxis } from "./volume-axis";

const heightPx = 48;
/** What is not nothing can be seen. */
const leastPx = 1;

type VolumeBarsProps = {
  ref?: Ref<HTMLDivElement>;
  volume: Volume;
  measure: Measure;
  zone: string;
  isStale: boolean;
  /** The bars that were chosen, as one range. */
  onZoom: (from: VolumeBar, to: VolumeBar) => void;
};

/** The spans over time. Dragging over bars chooses their time; so do the arrow keys with Shift, and Enter. */
export function VolumeBars({ ref, volume, measure, zone, isStale, onZoom }: VolumeBarsProps) {
  const { bars, step } = volume;
  const { heightOf, words } = looks[measure];
  const most = Math.max(...bars.map(heightOf), 0);
  const { hovered, selection, handlers } = useBarSelection(bars.length, ({ first, last }) => {
    const [from, to] = [bars[first], bars[last]];
    if (from && to) onZoom(from, to);
  });
  const shown: BarSelection | null =
    selection ?? (hovered === null ? null : { first: hovered, last: hovered });
  const summed = shown && together(bars.slice(shown.first, shown.last + 1));
  const spoken =
    summed && step ? `${spanWords(summed.from, summed.to, step, zone)}: ${words(summed)}` : "No bar chosen";

  return (
    <div className={classNames("px-3 pb-1.5", isStale && "opacity-60 transition-opacity delay-150")}>
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label={`${looks[measure].label} over time: arrow keys walk the bars, Shift widens, Enter zooms in`}
        aria-valuemin={0}
        aria-valuemax={Math.max(bars.length - 1, 0)}
        aria-valuenow={hovered ?? 0}
        aria-valuetext={spoken}
        className="relative cursor-crosshair touch-none pt-5 select-none"
        {...handlers}
      >
        <div className="flex items-end border-b border-line" style={{ height: heightPx + 1 }}>
          {bars.map((bar, i) => (
            <Bar
              key={bar.from}
              heightPx={pixels(heightOf(bar), most)}
              errorPx={measure === "spans" ? pixels(bar.errors, most) : 0}
              isError={measure === "errors"}
              tone={tone(i, shown, selection)}
            />
          ))}
        </div>
        {shown && summed && step ? (
          <Chosen
            shown={shown}
            count={bars.length}
            isSelection={selection !== null}
            words={`${spanWords(summed.from, summed.to, step, zone)} · ${volume.isExact ? "" : "≈ "}${words(summed)}`}
          />
        ) : null}
      </div>
      {step ? <VolumeAxis bars={bars} step={step} zone={zone} /> : <div className="h-4" />}
    </div>
  );
}

function pixels(value: number, most: number): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(leastPx, Math.round((value / most) * heightPx));
}

type Tone = "plain" | "lit" | "dim";

function tone(index: number, shown: BarSelection | null, selection: BarSelection | null): Tone {
  if (shown && index >= shown.first && index <= shown.last) return "lit";
  return selection ? "dim" : "plain";
}

function Bar({
  heightPx,
  errorPx,
  isError,
  tone,
}: {
  heightPx: number;
  errorPx: number;
  isError: boolean;
  tone: Tone;
}) {
  return (
    <span className="flex h-full min-w-0 flex-1 flex-col justify-end px-[0.5px]">
      <span
        className={classNames(
          "flex flex-col justify-end overflow-hidden rounded-t-[2px]",
          isError ? "bg-error" : tone === "lit" ? "bg-muted" : "bg-bar",
          tone === "dim" && "opacity-50",
        )}
        style={{ height: heightPx }}
      >
        <span className="bg-error" style={{ height: errorPx }} />
      </span>
    </span>
  );
}

/** The band over what is hovered or chosen, with its time and figures above. */
function Chosen({
  shown,
  count,
  isSelection,
  words,
}: {
  shown: BarSelection;
  count: number;
  isSelection: boolean;
  words: string;
}) {
  const [from, to] = [shown.first / count, (shown.last + 1) / count];
  const isLeft = (from + to) / 2 < 0.5;
  return (
    <>
      {isSelection ? (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 top-5 border-accent border-x bg-accent-wash"
          style={{ left: `${from * 100}%`, right: `${(1 - to) * 100}%` }}
        />
      ) : null}
      <span
        aria-hidden
        className={classNames(
          "figure pointer-events-none absolute top-0.5 rounded-sm px-1.5 text-11",
          isSelection ? "bg-accent text-on-accent" : "bg-press text-ink",
        )}
        style={isLeft ? { left: `${from * 100}%` } : { right: `${(1 - to) * 100}%` }}
      >
        {words}
      </span>
    </>
  );
}
