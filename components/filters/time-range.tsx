"use client";

import { Check, ChevronDown, Clock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { zonedTime } from "@/lib/format";
import { type PresetRange, presetRanges, type TimeRange } from "@/lib/spans/list-state";
import { fromInputValue, toInputValue } from "./instants";

export const rangeWords: Readonly<Record<PresetRange, string>> = {
  "1h": "Last hour",
  "24h": "Last 24 h",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  all: "All time",
};

/** A range in words: "Last 7 days", "20 Nov 09:00 – 21 Nov 18:00", "since 20 Nov 09:00". */
export function describeRange(range: TimeRange): string {
  if (range.preset !== null) return rangeWords[range.preset];
  const write = (ms: number) => {
    const time = zonedTime(new Date(ms).toISOString());
    return time ? `${time.day} ${time.clock.slice(0, 5)}` : "";
  };
  if (range.from !== null && range.to !== null) return `${write(range.from)} – ${write(range.to)}`;
  return range.from !== null
    ? `Since ${write(range.from)}`
    : range.to !== null
      ? `Until ${write(range.to)}`
      : rangeWords.all;
}

export function TimeRangeControl({
  range,
  onChange,
}: {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
}) {
  const [isOpen, setOpen] = useState(false);
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
          {describeRange(range)}
          <span className="font-normal text-faint">UTC</span>
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
      <CustomRange range={range} onApply={choose} />
    </Popover>
  );
}

function CustomRange({ range, onApply }: { range: TimeRange; onApply: (range: TimeRange) => void }) {
  const [zone, setZone] = useState<"utc" | "local">("utc");
  const [bounds, setBounds] = useState(range.preset === null ? range : { from: null, to: null });
  const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
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
            label="Time zone of the custom range"
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
