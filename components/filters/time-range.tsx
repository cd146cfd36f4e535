"use client";

import { Check, ChevronDown, Clock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { zonedTime } from "@/lib/format";
import { type PresetRange, presetRanges, type TimeRange } from "@/lib/spans/list-state";
import { fromInputValue, toInputValue, type Zone } from "./instants";
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
        <Button size="lg" className="tabular-nums">
          <Clock aria-hidden />
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

type CustomRangeProps = {
  range: TimeRange;
  onApply: (range: TimeRange) => void;
  pageZone: Zone;
  onPageZone?: (zone: Zone) => void;
};

function CustomRange({ range, onApply, pageZone, onPageZone }: CustomRangeProps) {
  const [ownZone, setOwnZone] = useState<Zone>(pageZone);
  const [zone, setZone] = onPageZone ? [pageZone, onPageZone] : [ownZone, setOwnZone];
  const [bounds, setBounds] = useState(range.preset === null ? range : { from: null, to: null });
  const localZone = useTimeZone("local");
  const isBackwards = bounds.from !== null && bounds.to !== null && bounds.to <= bounds.from;
  const isEmpty = bounds.from === null && bounds.to === null;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!isBackwards && !isEmpty) onApply({ preset: null, from: bounds.from, to: bounds.to });
  };
  const row = (key: "from" | "to", label: string) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input inside is the control
    <label className="flex items-center gap-2 text-12 text-muted">
      <span className="w-9">{label}</span>
      <Input
        mono
        type="datetime-local"
        aria-invalid={isBackwards || undefined}
        value={toInputValue(bounds[key], zone)}
        onChange={(event) => setBounds({ ...bounds, [key]: fromInputValue(event.currentTarget.value, zone) })}
      />
    </label>
  );
  return (
    <form onSubmit={apply} className="-mx-1 mt-1 grid gap-2 border-t border-line px-3 pt-2.5 pb-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-12 font-medium">From and to{localZone === "UTC" ? ", in UTC" : ""}</span>
        {localZone === "UTC" ? null : (
          <Segmented
            size="sm"
            label={onPageZone ? "Time zone" : "Time zone of the custom range"}
            value={zone}
            onChange={setZone}
            options={[
              { value: "utc", label: "UTC" },
              { value: "local", label: localZone },
            ]}
          />
        )}
      </div>
      {row("from", "From")}
      {row("to", "To")}
      {isBackwards ? <p className="text-12 text-error">The end must come after the start.</p> : null}
      <Button type="submit" className="justify-self-end" disabled={isBackwards || isEmpty}>
        Apply
      </Button>
    </form>
  );
}
