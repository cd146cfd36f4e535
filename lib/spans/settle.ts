import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@/db";
import type { Change } from "@/lib/rollups/deltas";
import {
  changesHeirs,
  inherit,
  movesIdentity,
  noIdentity,
  resolveIdentity,
  type TraceIdentity,
} from "./identity";
import { type LockedTrace, loadTraceSpans } from "./known";
import type { SentSpan } from "./merge";
import type { ContentsRecord, SpanRecord } from "./record";

/** The parts of one span in a batch, folded into one, and the places in the batch they came from. */
export type Part = {
  key: string;
  traceId: string;
  traceText: string | null;
  sent: SentSpan;
  indexes: number[];
};

/** What a part makes of its span's rows. `contents` is null when they stay as they are. */
export type PlannedSpan = {
  part: Part;
  /** All that was ever sent of the span, this part included. */
  sent: SentSpan;
  before: SpanRecord | null;
  after: SpanRecord;
  contents: ContentsRecord | null;
};

export type Settled = {
  planned: PlannedSpan[];
  /** Spans outside the batch whose inherited identity moves with it. */
  heirs: Change[];
  identities: Map<string, TraceIdentity>;
};

function byTrace(planned: readonly PlannedSpan[]): Map<string, PlannedSpan[]> {
  const groups = new Map<string, PlannedSpan[]>();
  for (const span of planned) {
    const group = groups.get(span.part.traceId);
    if (group) group.push(span);
    else groups.set(span.part.traceId, [span]);
  }
  return groups;
}

/** Decides every touched trace's identity, hands it to the spans that inherit and finds those that must follow. */
export async function settleIdentity(
  tx: Tx,
  organizationId: number,
  planned: readonly PlannedSpan[],
  locked: ReadonlyMap<string, LockedTrace>,
): Promise<Settled> {
  const settled: Settled = { planned: [], heirs: [], identities: new Map() };
  for (const [traceId, spans] of byTrace(planned)) {
    const trace = locked.get(traceId);
    if (!trace) continue;
    const rebuild = spans.some(({ before, after }) => before !== null && movesIdentity(trace, before, after));
    const added = spans.map(({ after }) => after);
    let identity = resolveIdentity(trace, added);
    if (rebuild || (trace.spanCount > 0 && changesHeirs(trace, identity))) {
      const inBatch = new Set(spans.map(({ part }) => part.key));
      const others = (await loadTraceSpans(tx, organizationId, trace)).filter(
        (span) => !inBatch.has(`${span.traceId}\n${span.spanId}`),
      );
      if (rebuild) identity = resolveIdentity(noIdentity(traceId), [...others, ...added]);
      for (const before of others) {
        const after = inherit(before, identity);
        if (!isDeepStrictEqual(before, after)) settled.heirs.push({ before, after });
      }
    }
    settled.identities.set(traceId, identity);
    for (const span of spans) settled.planned.push({ ...span, after: inherit(span.after, identity) });
  }
  return settled;
}
