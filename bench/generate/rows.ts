import type { PriceBook } from "@/lib/pricing/book";
import { deriveContents, deriveSpan } from "@/lib/spans/derive";
import { environmentOf } from "@/lib/spans/environment";
import { traceKey } from "@/lib/spans/identifiers";
import { inherit, noIdentity, resolveIdentity } from "@/lib/spans/identity";
import { sentSpan } from "@/lib/spans/merge";
import type { ContentsRecord, SpanRecord } from "@/lib/spans/record";
import { newSpanOf } from "../workload/new-span";
import type { WorkloadTrace } from "../workload/span";

export type Rows = { spans: SpanRecord[]; contents: ContentsRecord[] };

/** How long after its end a span is received. */
const transportMicros = 1_500_000;

/**
 * The rows the writer would store for a new trace, made by the functions the writer makes them with. A trace
 * without contents gets no contents rows, which the product itself never leaves out.
 */
export function rowsOf(trace: WorkloadTrace, given: { organizationId: number; prices: PriceBook }): Rows {
  const sent = trace.spans.map((span) => sentSpan(newSpanOf(span)));
  const own = sent.map(({ span }) =>
    deriveSpan(span, {
      ...given,
      side: trace.side,
      environment: environmentOf(span.environment, trace.side),
      apiKeyId: null,
      receivedMicros: (span.endMicros ?? 0) + transportMicros,
      estimate: null,
    }),
  );
  const [root] = sent;
  if (!root) return { spans: [], contents: [] };
  const identity = resolveIdentity(noIdentity(traceKey(root.span.traceId).uuid), own);
  const spans = own.map((record) => inherit(record, identity));
  const contents = sent.flatMap(({ span, ends }, i) => {
    const record = spans[i];
    return record && trace.spans[i]?.content ? [deriveContents(span, ends, record)] : [];
  });
  return { spans, contents };
}
