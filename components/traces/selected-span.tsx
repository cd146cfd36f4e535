import { Suspense } from "react";
import { LoadError } from "@/components/spans/load-error";
import { SpanPanel } from "@/components/spans/span-panel";
import { SpanPanelSkeleton } from "@/components/spans/span-panel-states";
import type { SearchParams } from "@/lib/filters/url";
import { parseListState } from "@/lib/spans/list-state";

/** The panel of the span that `?span=` names; the trace draws its frame. */
export function SelectedSpan({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <LoadError what="span">
      <Suspense fallback={<SpanPanelSkeleton />}>
        <Panel searchParams={searchParams} />
      </Suspense>
    </LoadError>
  );
}

async function Panel({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { span } = parseListState(await searchParams);
  // Nothing is selected only for the moment in which the first choice travels: the panel is open, its span under way.
  return span === null ? <SpanPanelSkeleton /> : <SpanPanel publicId={span} traceLink={false} />;
}
