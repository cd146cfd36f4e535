import { usePathname, useSearchParams } from "next/navigation";
import type { SpanFilter } from "@/lib/spans/fields";
import { parseListState, serializeListState } from "@/lib/spans/list-state";

/** Where Logs shows only spans that also meet this condition: on top of the present ones in Logs, alone from elsewhere. */
export function useFilterHref(filter: SpanFilter | undefined): string | null {
  const pathname = usePathname();
  const state = parseListState(useSearchParams());
  if (!filter) return null;
  const isInLogs = pathname === "/logs";
  const others = isInLogs
    ? state.filters.filter((one) => one.field !== filter.field || one.mapKey !== filter.mapKey)
    : [];
  const params = serializeListState({
    environment: state.environment,
    range: isInLogs ? state.range : { preset: "all" },
    filters: [...others, filter],
    span: isInLogs ? state.span : null,
  });
  return `/logs?${params}`;
}
