"use client";

import { FilterBar } from "@/components/filters/filter-bar";
import { TimeRangeControl } from "@/components/filters/time-range";
import { UnknownNotice } from "@/components/filters/unknown-notice";
import { spanFields } from "@/lib/spans/fields";
import { useSpanList } from "./use-span-list";

/** The bar above the list: conditions and time range, both written into the address. */
export function SpanFilters() {
  const { state, change } = useSpanList();
  return (
    <>
      <div className="flex min-h-12 flex-none items-start gap-2 border-b border-line px-3 py-2">
        <FilterBar fields={spanFields} filters={state.filters} onChange={(filters) => change({ filters })} />
        <TimeRangeControl range={state.range} onChange={(range) => change({ range })} />
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
      <div className="h-8 w-40 rounded-md border border-line" />
    </div>
  );
}
