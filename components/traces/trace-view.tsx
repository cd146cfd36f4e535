import { cookies } from "next/headers";
import { type ReactNode, Suspense } from "react";
import { PanelControlsProvider } from "@/components/spans/panel-controls";
import { panelWidthCookie, readPanelWidth } from "@/components/spans/panel-width";
import { SpanPanelSkeleton } from "@/components/spans/span-panel-states";
import { requireScope } from "@/lib/auth/session";
import { decodeId } from "@/lib/http/addresses";
import { getTrace } from "@/lib/traces/queries";
import { packRows, traceRows } from "@/lib/traces/rows";
import { labelWidthCookie, readLabelWidth } from "./label-width";
import { TraceExplorer } from "./trace-explorer";
import { TraceHeader } from "./trace-header";
import { TraceNotFound } from "./trace-states";
import { TraceTotalsStrip } from "./trace-totals";

/**
 * A trace: identity, totals, miniature, waterfall, and beside it `children`, the panel of the selected span. It is drawn by a
 * layout, so that selecting a span asks the server for the panel only and never again for the tree.
 */
export async function TraceView({
  params,
  children,
}: {
  params: Promise<{ traceId: string }>;
  children: ReactNode;
}) {
  const [scope, { traceId: segment }, jar] = await Promise.all([requireScope(), params, cookies()]);
  const traceId = decodeId(segment);
  const trace = traceId === null ? null : await getTrace(scope, traceId);
  if (!trace) return <TraceNotFound traceId={traceId ?? segment} />;
  const { totals, forest, otherCostNanos } = trace;
  const name = totals.name ?? forest.nodes[0]?.span.name ?? "Unnamed trace";
  return (
    <>
      <TraceHeader name={name} totals={totals} />
      <TraceTotalsStrip totals={totals} total={forest.total} otherCostNanos={otherCostNanos} />
      <PanelControlsProvider>
        <TraceExplorer
          traceId={totals.traceId}
          packedRows={packRows(traceRows(forest))}
          widths={{
            labelPx: readLabelWidth(jar.get(labelWidthCookie)?.value),
            panelPx: readPanelWidth(jar.get(panelWidthCookie)?.value),
          }}
        >
          <Suspense fallback={<SpanPanelSkeleton />}>{children}</Suspense>
        </TraceExplorer>
      </PanelControlsProvider>
    </>
  );
}
