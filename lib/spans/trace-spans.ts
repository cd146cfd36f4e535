import "server-only";
import { connection } from "@/db";
import { selectList } from "@/db/bulk";
import type { Side } from "@/db/enums";
import { traces } from "@/db/schema/rollups";
import { spans } from "@/db/schema/spans";
import type { Scope } from "@/lib/auth/scope";
import { traceIdOf, traceKey } from "./identifiers";
import type { TraceIdentity } from "./identity";
import { microsOfIso } from "./instants";
import { idBounds } from "./known";
import type { SpanRecord } from "./record";
import { rowOf, visibleMetadata } from "./row";
import type { TraceSpanRow, TraceSpans } from "./types";

type TraceRecord = TraceIdentity & {
  traceText: string | null;
  side: Side;
  environment: string;
  startTime: string;
  endTime: string;
  spanCount: number;
  llmCallCount: number;
  errorCount: number;
  costNanos: number;
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
};

/**
 * A trace's totals and all its spans, oldest first, with previews but without contents; null when the scope has no
 * such trace. The id is given as it was sent.
 */
export async function listTraceSpans(scope: Scope, traceId: string): Promise<TraceSpans | null> {
  const { sql } = connection();
  const { uuid } = traceKey(traceId);
  const [trace] = await sql<TraceRecord[]>`
    select ${selectList(sql, traces, "t")} from traces t
    where t.organization_id = ${scope.organizationId} and t.trace_id = ${uuid} and t.span_count > 0
      and ${scope.side === null ? sql`true` : sql`t.side = ${scope.side}`}`;
  if (!trace) return null;
  const { low, high } = idBounds([trace]);
  const records = await sql<SpanRecord[]>`
    select ${selectList(sql, spans, "s")} from spans s
    where s.organization_id = ${scope.organizationId} and s.trace_id = ${uuid} and s.id >= ${low} and s.id < ${high}
    order by s.id`;
  const root = records.find((record) => record.id === trace.rootId);
  return {
    trace: {
      traceId: traceIdOf(uuid, trace.traceText),
      name: trace.name,
      side: trace.side,
      environment: trace.environment,
      startTime: trace.startTime,
      endTime: trace.endTime,
      durationMs: (microsOfIso(trace.endTime) - microsOfIso(trace.startTime)) / 1000,
      spanCount: trace.spanCount,
      llmCallCount: trace.llmCallCount,
      errorCount: trace.errorCount,
      costNanos: trace.costNanos,
      promptTokens: trace.promptTokens,
      completionTokens: trace.completionTokens,
      totalTokens: trace.totalTokens,
      customer: trace.customer,
      thread: trace.thread,
      session: trace.session,
      traceGroup: trace.traceGroup,
      metadata: root ? visibleMetadata(root.metadata) : {},
    },
    spans: records.map(
      (record): TraceSpanRow => ({ ...rowOf(record), path: record.path, scope: record.scope }),
    ),
  };
}
