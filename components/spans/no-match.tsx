"use client";

import { Clock } from "lucide-react";
import { describeExpression } from "@/components/filters/describe";
import { ExpressionWords } from "@/components/filters/expression-words";
import { describeRange } from "@/components/filters/time-range";
import { useTimeZone } from "@/components/filters/use-time-zone";
import { EmptyByFilter } from "@/components/states/empty-by-filter";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import { spanFields } from "@/lib/spans/fields";
import {
  type ListState,
  type PresetRange,
  serializeEnvironment,
  serializeRows,
  type TimeRange,
} from "@/lib/spans/list-state";
import { Approximate } from "./overview/approximate";
import { useArrival } from "./use-arrival";
import { useMatchCount } from "./use-match-count";
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
  const timeZone = useTimeZone(state.zone);
  const next = widerThan(state.range);
  const count = state.filters.length;
  const without = (index: number) => state.filters.filter((_, i) => i !== index);
  const conditions = state.filters.map((condition, index) => ({
    key: `${index} ${describeExpression(spanFields, condition)}`,
    condition: (
      <span className="inline-block max-w-full truncate rounded-md bg-press px-2 py-0.5 align-middle text-12">
        <ExpressionWords fields={spanFields} expression={condition} />
      </span>
    ),
    left: count > 1 ? <LeftWithout state={{ ...state, filters: without(index) }} /> : null,
    remove: (
      <Button size="sm" onClick={() => change({ filters: without(index) })}>
        Remove
      </Button>
    ),
  }));
  return (
    <EmptyByFilter
      title={
        count === 0
          ? "No span in this time"
          : count === 1
            ? "No span matches this condition"
            : `No span matches all ${count} conditions`
      }
      description={`${describeRange(state.range, timeZone)}, ${serializeEnvironment(state.environment)}.${count > 1 ? " Take one away to see:" : ""}`}
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

/** How many spans are left without the condition; empty until they are counted. */
function LeftWithout({ state }: { state: ListState }) {
  const known = useMatchCount(serializeRows(state).toString());
  if (known?.count == null) return null;
  return (
    <span className="flex-none text-12 text-muted">
      <span className="figure text-ink">
        {known.isExact ? null : <Approximate />}
        {formatCount(known.count)}
      </span>{" "}
      {known.count === 1 ? "span" : "spans"}
    </span>
  );
}
