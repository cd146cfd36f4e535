"use client";

import { Check, ChevronDown, CircleAlert, Clock } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Popover } from "@/components/ui/popover";
import { zonedTime } from "@/lib/format";
import { isBackwards, type PresetRange, presetRanges, type TimeRange } from "@/lib/spans/list-state";
import { backwardsWords, CustomRange } from "./custom-range";
import type { Zone } from "./instants";
import { useTimeZone } from "./use-time-zone";

export const rangeWords: Readonly<Record<PresetRange, string>> = {
  "1h": "Last hour",
  "24h": "Last 24 h",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  all: "All time",
};

/** A range in words: "Last 7 days", "20 Nov 09:00 – 21 Nov 18:00", "since 20 Nov 09:00". `timeZone` is an IANA name. */
export function describeRange(range: TimeRange, timeZone = "UTC"): string {
  if (range.preset !== null) return rangeWords[range.preset];
  const write = (ms: number) => {
    const time = zonedTime(new Date(ms).toISOString(), timeZone);
    return time ? `${time.day} ${time.clock.slice(0, 5)}` : "";
  };
  if (range.from !== null && range.to !== null) return `${write(range.from)} – ${write(range.to)}`;
  return range.from !== null
    ? `Since ${write(range.from)}`
    : range.to !== null
      ? `Until ${write(range.to)}`
      : rangeWords.all;
}

type TimeRangeControlProps = {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
  /** The zone the page shows times in, and the one to write bounds in. */
  zone?: Zone;
  /** Absent where the page shows times in UTC only; then the zone counts for the bounds alone. */
  onZone?: (zone: Zone) => void;
};

export function TimeRangeControl({ range, onChange, zone = "utc", onZone }: TimeRangeControlProps) {
  const [isOpen, setOpen] = useState(false);
  const timeZone = useTimeZone(zone);
  const isWrong = isBackwards(range);
  const choose = (chosen: TimeRange) => {
    setOpen(false);
    onChange(chosen);
  };
  return (
    <Popover
      label="Time range"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-72 p-1"
      trigger={
        <Button
          size="lg"
          // `aria-invalid` is not for buttons: the words say it too.
          title={isWrong ? backwardsWords : undefined}
          className={classNames(
            "tabular-nums",
            isWrong && "border-error! text-error! [&_.lucide]:text-error!",
          )}
        >
          {isWrong ? <CircleAlert aria-hidden /> : <Clock aria-hidden />}
          {isWrong ? <span className="sr-only">{backwardsWords}</span> : null}
          {describeRange(range, timeZone)}
          <span className="max-w-24 truncate font-normal text-faint">{placeOf(timeZone)}</span>
          <ChevronDown aria-hidden className="size-3.5" />
        </Button>
      }
    >
      <div className="grid">
        {presetRanges.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={range.preset === preset}
            onClick={() => choose({ preset })}
            className="flex h-7 items-center rounded-md px-2 text-left ring-inside hover:bg-press"
          >
            {rangeWords[preset]}
            {range.preset === preset ? <Check aria-hidden className="ml-auto size-3.5 text-muted" /> : null}
          </button>
        ))}
      </div>
      <CustomRange range={range} onApply={choose} pageZone={zone} onPageZone={onZone} />
    </Popover>
  );
}

/** The last part of a zone's name: "Berlin" says it in a third of the room. */
function placeOf(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
