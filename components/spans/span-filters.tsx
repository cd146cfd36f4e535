"use client";

import { useMemo } from "react";
import { FilterBox } from "@/components/filters/filter-box";
import { TimeRangeControl } from "@/components/filters/time-range";
import { UnknownNotice } from "@/components/filters/unknown-notice";
import { spanFields } from "@/lib/spans/fields";
import { parseListState, serializeRows } from "@/lib/spans/list-state";
import { ColumnsButton } from "./columns/columns-button";
import { LiveSwitch } from "./live-switch";
import { valuesOfList } from "./span-values";
import { useSpanList } from "./use-span-list";

/** The bar above the list: conditions and time range, both written into the address. */
export function SpanFilters() {
  const { state, change } = useSpanList();
  const listKey = serializeRows(state).toString();
  const load = useMemo(() => valuesOfList(parseListState(new URLSearchParams(listKey))), [listKey]);
  return (
    <>
      <div className="flex min-h-12 flex-none items-start gap-2 border-b border-line px-3 py-2">
        <FilterBox
          fields={spanFields}
          expressions={state.filters}
          broken={state.problem?.field === "q" ? state.problem.text : null}
          onChange={(filters) => change({ filters, problem: null })}
          load={load}
        />
        <TimeRangeControl
          range={state.range}
          onChange={(range) => change({ range })}
          zone={state.zone}
          onZone={(zone) => change({ zone }, "replace")}
        />
        <LiveSwitch />
        <ColumnsButton />
      </div>
      <UnknownNotice unknown={state.unknown} onClean={() => change({}, "replace")} />
    </>
  );
}

/** The same bar before the address is known. */
export function SpanFiltersSkeleton() {
  return (
    <div aria-hidden className="flex h-12 flex-none items-center gap-2 border-b border-line px-3">
      <div className="h-8 flex-1 rounded-md border border-line" />
      <div className="h-8 w-42 rounded-md border border-line" />
      <div className="h-8 w-25.5 rounded-md border border-line" />
    </div>
  );
}
