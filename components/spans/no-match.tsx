"use client";

import { Clock } from "lucide-react";
import { describeFilter } from "@/components/filters/describe";
import { describeRange } from "@/components/filters/time-range";
import { EmptyByFilter } from "@/components/states/empty-by-filter";
import { Button } from "@/components/ui/button";
import { fieldNamed } from "@/lib/filters/define";
import { spanFields } from "@/lib/spans/fields";
import { type PresetRange, serializeEnvironment, type TimeRange } from "@/lib/spans/list-state";
import { useArrival } from "./use-arrival";
import { useSpanList } from "./use-span-list";

const wider: Readonly<Record<PresetRange, PresetRange | null>> = {
  "1h": "24h",
  "24h": "7d",
  "7d": "30d",
  "30d": "all",
  all: null,
};

function widerThan(range: TimeRange): PresetRange | null {
  return range.preset === null ? "all" : wider[range.preset];
}

/** Spans exist, but none here: which conditions stand, each with its way out. */
export function NoMatch() {
  const { state, change } = useSpanList();
  useArrival(state);
  const next = widerThan(state.range);
  const count = state.filters.length;
  const conditions = state.filters.flatMap((filter, index) => {
    const field = fieldNamed(spanFields, filter.field);
    if (!field) return [];
    const { name, operator, value } = describeFilter(field, filter);
    return [
      {
        key: `${name} ${operator}`,
        condition: (
          <span className="rounded-md bg-press px-2 py-0.5 text-12">
            <span className="text-muted">
              {name} {operator}
            </span>{" "}
            <span className="font-mono">{value}</span>
          </span>
        ),
        remove: (
          <Button size="sm" onClick={() => change({ filters: state.filters.filter((_, i) => i !== index) })}>
            Remove
          </Button>
        ),
      },
    ];
  });
  return (
    <EmptyByFilter
      title={
        count === 0
          ? "No span in this time"
          : count === 1
            ? "No span matches this condition"
            : `No span matches all ${count} conditions`
      }
      description={`${describeRange(state.range)}, ${serializeEnvironment(state.environment)}.${count > 1 ? " Take one away:" : ""}`}
      conditions={conditions}
      actions={
        <>
          {next === null ? null : (
            <Button
              variant={count === 0 ? "primary" : "plain"}
              onClick={() => change({ range: { preset: next } })}
            >
              <Clock aria-hidden />
              {next === "all"
                ? "Search all time"
                : `Search the ${describeRange({ preset: next }).toLowerCase()}`}
            </Button>
          )}
          {count > 0 ? (
            <Button variant="quiet" onClick={() => change({ filters: [] })}>
              Clear filters
            </Button>
          ) : null}
        </>
      }
    />
  );
}
