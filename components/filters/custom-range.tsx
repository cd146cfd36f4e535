"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { isBackwards, type TimeRange } from "@/lib/spans/list-state";
import { InstantInput } from "./instant-input";
import type { Zone } from "./instants";
import { useTimeZone } from "./use-time-zone";

export const backwardsWords = "The end must come after the start.";

type CustomRangeProps = {
  range: TimeRange;
  onApply: (range: TimeRange) => void;
  pageZone: Zone;
  onPageZone?: (zone: Zone) => void;
};

/** Start and end as one writes them. Nothing is applied until both are times and in order; until then what was applied stays. */
export function CustomRange({ range, onApply, pageZone, onPageZone }: CustomRangeProps) {
  const [ownZone, setOwnZone] = useState<Zone>(pageZone);
  const [zone, setZone] = onPageZone ? [pageZone, onPageZone] : [ownZone, setOwnZone];
  const given = range.preset === null ? range : { from: null, to: null };
  // Undefined is what is no time.
  const [from, setFrom] = useState<number | null | undefined>(given.from);
  const [to, setTo] = useState<number | null | undefined>(given.to);
  const localZone = useTimeZone("local");
  const wanted: TimeRange | null =
    from === undefined || to === undefined || (from === null && to === null)
      ? null
      : { preset: null, from, to };
  const isWrong = wanted !== null && isBackwards(wanted);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (wanted && !isWrong) onApply(wanted);
  };
  return (
    <form onSubmit={apply} noValidate className="-mx-1 mt-1 grid gap-2 border-t border-line px-3 pt-2.5 pb-2">
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
      {/* Another zone writes the same instants differently. */}
      <InstantInput key={`from ${zone}`} label="From" value={from} onChange={setFrom} zone={zone} />
      <InstantInput
        key={`to ${zone}`}
        label="To"
        value={to}
        onChange={setTo}
        zone={zone}
        problem={isWrong ? backwardsWords : null}
      />
      <Button type="submit" className="justify-self-end" disabled={!wanted || isWrong}>
        Apply
      </Button>
    </form>
  );
}
