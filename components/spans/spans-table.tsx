import type { ReactNode } from "react";
import { requireScope } from "@/lib/auth/session";
import type { SearchParams } from "@/lib/filters/url";
import { hasAnySpan } from "@/lib/spans/environment-queries";
import { boundsOf, parseListState } from "@/lib/spans/list-state";
import { listSpans } from "@/lib/spans/queries";
import { defaultSort, printSort } from "@/lib/spans/sort";
import { FirstSpan } from "./first-span";
import { NoMatch } from "./no-match";
import { PanelWithoutRows } from "./panel-without-rows";
import { listKeyOf } from "./span-pages";
import { SpansGrid, SpansGridSkeleton } from "./spans-grid";
import { UnreadableQuery } from "./unreadable-query";

/** The first page of Logs, read on the server; further pages come from `/logs/rows`. */
export async function SpansTable({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListState(await searchParams);
  const scope = await requireScope();
  // What could not be read must not become "everything".
  if (state.problem) return withoutRows(<UnreadableQuery />);
  const { environment, filters, sort } = state;
  const bounds = boundsOf(state.range, Date.now());
  const page = await listSpans(scope, { environment, filters, sort, ...bounds });
  // A search that ran out of time may still find something.
  if (page.rows.length === 0 && page.next === null) {
    const isAny = await hasAnySpan(scope, environment);
    return withoutRows(isAny ? <NoMatch /> : <FirstSpan environment={environment} />);
  }
  const isLive = bounds.to === null && printSort(sort) === printSort(defaultSort);
  return <SpansGrid listKey={listKeyOf(state)} page={page} isLive={isLive} />;
}

function withoutRows(instead: ReactNode): ReactNode {
  return (
    <>
      <PanelWithoutRows />
      {instead}
    </>
  );
}

export function SpansTableSkeleton() {
  return <SpansGridSkeleton />;
}
