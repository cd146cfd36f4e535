import { usePathname, useSearchParams } from "next/navigation";
import type { SpanFilter } from "@/lib/spans/fields";
import { parseListState, serializeListState } from "@/lib/spans/list-state";
import { isWritable, narrowed } from "@/lib/spans/narrow";

/**
 * Where Logs shows only spans that also meet a condition: on top of the present ones in Logs, alone from elsewhere. Null
 * for a condition the grammar cannot hold.
 */
export function useFilterHref(): (filter: SpanFilter) => string | null {
  const pathname = usePathname();
  const state = parseListState(useSearchParams());
  return (filter) => {
    if (!isWritable(filter)) return null;
    const params =
      pathname === "/logs"
        ? serializeListState({ ...state, filters: narrowed(state.filters, filter) })
        : serializeListState({
            environment: state.environment,
            range: { preset: "all" },
            filters: [filter],
            span: null,
          });
    return `/logs?${params}`;
  };
}
