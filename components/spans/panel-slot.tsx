import { cookies } from "next/headers";
import { Suspense } from "react";
import type { SearchParams } from "@/lib/filters/url";
import { parseListState } from "@/lib/spans/list-state";
import { LoadError } from "./load-error";
import { PanelFrame } from "./panel-frame";
import { panelWidthCookie, readPanelWidth } from "./panel-width";
import { SpanPanel, SpanPanelSkeleton } from "./span-panel";
import { WhileOpen } from "./while-open";

/** The panel that `?span=` opens; nothing without it. */
export async function PanelSlot({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { span } = parseListState(await searchParams);
  if (span === null) return null;
  const jar = await cookies();
  return (
    <WhileOpen>
      <PanelFrame initialWidthPx={readPanelWidth(jar.get(panelWidthCookie)?.value)}>
        <LoadError what="span">
          <Suspense fallback={<SpanPanelSkeleton />}>
            <SpanPanel publicId={span} />
          </Suspense>
        </LoadError>
      </PanelFrame>
    </WhileOpen>
  );
}
