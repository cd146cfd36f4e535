"use client";

import { describeRange } from "@/components/filters/time-range";
import { useTimeZone } from "@/components/filters/use-time-zone";
import { EmptyByFilter } from "@/components/states/empty-by-filter";
import { Button } from "@/components/ui/button";
import { defaultRange } from "@/lib/spans/list-state";
import { useSpanList } from "./use-span-list";

/** In place of the list, while the address asks for none; what is wrong is marked above, at its place. */
export function UnreadableQuery() {
  const { state, change } = useSpanList();
  const timeZone = useTimeZone(state.zone);
  const { range } = state;
  if (state.problem?.field === "to" && range.preset === null) {
    return (
      <EmptyByFilter
        title="This time ends before it begins"
        description={`${describeRange(range, timeZone)}: nothing lies in it. The end must come after the start.`}
        actions={
          <>
            {range.from === range.to ? null : (
              <Button
                variant="primary"
                onClick={() => change({ range: { preset: null, from: range.to, to: range.from } })}
              >
                Swap start and end
              </Button>
            )}
            <Button onClick={() => change({ range: { preset: defaultRange } })}>
              {describeRange({ preset: defaultRange })}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <EmptyByFilter
      title="This search cannot be read"
      description="Nothing is listed until it can. The place is marked above, with what was expected there."
      actions={<Button onClick={() => change({ filters: [], problem: null })}>Clear the search</Button>}
    />
  );
}
