import { useMemo } from "react";
import { useTimeZone } from "@/components/filters/use-time-zone";
import type { PlacedColumn } from "@/lib/columns/placement";
import { readColumns, writeColumns } from "@/lib/spans/list-columns";
import { useSpanList } from "../use-span-list";

/** How the list looks: its columns, its density and its zone, out of the address and back into it. */
export function useListView() {
  const { state, change } = useSpanList();
  const text = JSON.stringify(state.columns);
  // By its text: every other change of the address would draw all rows anew.
  const placed = useMemo(() => readColumns(JSON.parse(text) as string[] | null), [text]);
  return {
    placed,
    place: (columns: readonly PlacedColumn[]) => change({ columns: writeColumns(columns) }, "replace"),
    reset: () => change({ columns: null }, "replace"),
    density: state.density,
    setDensity: (density: typeof state.density) => change({ density }, "replace"),
    zone: state.zone,
    timeZone: useTimeZone(state.zone),
  };
}
