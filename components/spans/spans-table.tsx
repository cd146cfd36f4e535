import { requireScope } from "@/lib/auth/session";
import type { SearchParams } from "@/lib/filters/url";
import { boundsOf, parseListState } from "@/lib/spans/list-state";
import { hasAnySpan, listSpans } from "@/lib/spans/queries";
import { FirstSpan } from "./first-span";
import { NoMatch } from "./no-match";
import { listKeyOf } from "./span-pages";
import { SpansGrid, SpansGridSkeleton } from "./spans-grid";

/** The first page of Logs, read on the server; further pages come from `/logs/rows`. */
export async function SpansTable({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListState(await searchParams);
  const scope = await requireScope();
  const { environment, filters } = state;
  const bounds = boundsOf(state.range, Date.now());
  const page = await listSpans(scope, { environment, filters, ...bounds });
  if (page.rows.length === 0) {
    return (await hasAnySpan(scope, environment)) ? <NoMatch /> : <FirstSpan environment={environment} />;
  }
  return <SpansGrid listKey={listKeyOf(state)} page={page} isLive={bounds.to === null} />;
}

export function SpansTableSkeleton() {
  return <SpansGridSkeleton />;
}
