import type { Tx } from "@/db";
import { columnsOf, nameList, selectList, selectRows } from "@/db/bulk";
import type { Side } from "@/db/enums";
import { lowestIdAt } from "@/db/partitions";
import { traces as tracesTable } from "@/db/schema/rollups";
import { spanContents, spans } from "@/db/schema/spans";
import { zeroSums } from "@/lib/rollups/deltas";
import type { TraceIdentity } from "./identity";
import { microsOfIso } from "./instants";
import type { SentSpan } from "./merge";
import type { ContentsRecord, SpanRecord } from "./record";

/** A trace row as its lock returned it: the state before this write. */
export type LockedTrace = TraceIdentity & {
  side: Side;
  environment: string;
  spanCount: number;
};

/** A span that is stored already, with all that was ever sent of it. */
export type KnownSpan = { record: SpanRecord; sent: SentSpan };

/**
 * Locks traces in key order, creating those that are new, and returns each as it was before. A trace without spans
 * belongs to whoever writes first.
 */
export async function lockTraces(
  tx: Tx,
  traces: readonly {
    organizationId: number;
    traceId: string;
    traceText: string | null;
    side: Side;
    environment: string;
  }[],
): Promise<Map<string, LockedTrace>> {
  // Of several spans of a new trace the first one counts.
  const rows = new Map(traces.toReversed().map((trace) => [trace.traceId, { ...trace, ...zeroSums() }]));
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const columns = columnsOf(tracesTable);
  const locked = await tx<LockedTrace[]>`
    insert into traces as t ${nameList(tx, columns)}
    ${selectRows(tx, columns, sorted)}
    on conflict (organization_id, trace_id) do update set
      side = case when t.span_count = 0 then excluded.side else t.side end,
      environment = case when t.span_count = 0 then excluded.environment else t.environment end
    returning ${selectList(tx, tracesTable, "t")}`;
  return new Map(locked.map((trace) => [trace.traceId, trace]));
}

/** The range of row ids a trace's spans lie in. Ids follow start times, so this prunes partitions. */
export function idBounds(traces: readonly Pick<TraceIdentity, "startTime" | "endTime">[]): {
  low: string;
  high: string;
} {
  const starts = traces.flatMap((trace) => (trace.startTime === null ? [] : [microsOfIso(trace.startTime)]));
  const ends = traces.flatMap((trace) => (trace.endTime === null ? [] : [microsOfIso(trace.endTime)]));
  return {
    low: lowestIdAt(Math.min(...starts) / 1000),
    high: lowestIdAt(Math.max(...ends) / 1000 + 1),
  };
}

/** The rows of those of the asked spans that the store has. Call under the locks of their traces. */
export async function findRecords(
  tx: Tx,
  organizationId: number,
  traces: readonly LockedTrace[],
  asked: readonly { traceId: string; spanId: string }[],
): Promise<SpanRecord[]> {
  // Its last span may have been deleted since the caller looked.
  const living = traces.filter((trace) => trace.spanCount > 0);
  if (asked.length === 0 || living.length === 0) return [];
  const { low, high } = idBounds(living);
  return tx<SpanRecord[]>`
    select ${selectList(tx, spans, "s")}
    from unnest(${asked.map((a) => a.traceId)}::text[]::uuid[], ${asked.map((a) => a.spanId)}::text[]) as a(trace_id, span_id),
      -- One probe of an index for each, whatever the planner believes of a partition that just began to fill.
      lateral (
        select * from spans k
        where k.organization_id = ${organizationId} and k.span_id = a.span_id and k.trace_id = a.trace_id
          and k.id >= ${low} and k.id < ${high}
        limit 1
      ) s`;
}

/** Those of the asked spans that the store has, with what was sent of them, by `trace uuid\nspan id`. Call under the locks of their traces. */
export async function findKnownSpans(
  tx: Tx,
  organizationId: number,
  traces: readonly LockedTrace[],
  asked: readonly { traceId: string; spanId: string }[],
): Promise<Map<string, KnownSpan>> {
  const records = await findRecords(tx, organizationId, traces, asked);
  if (records.length === 0) return new Map();
  const { low, high } = idBounds(traces);
  const contents = await tx<ContentsRecord[]>`
    select ${selectList(tx, spanContents, "c")} from span_contents c
    where c.organization_id = ${organizationId} and c.id = any(${records.map((r) => r.id)}::uuid[])
      and c.id >= ${low} and c.id < ${high}`;
  const byId = new Map(contents.map((row) => [row.id, row]));
  return new Map(
    records.map((record) => {
      const stored = byId.get(record.id);
      if (!stored) throw new Error(`Span ${record.id} has no contents row.`);
      return [`${record.traceId}\n${record.spanId}`, { record, sent: sentOf(stored) }];
    }),
  );
}

function sentOf(stored: ContentsRecord): SentSpan {
  // Written by deriveContents, which is the only writer of this column.
  const sent = JSON.parse(stored.sent) as SentSpan;
  const content = {
    ...(stored.input === null ? {} : { input: stored.input }),
    ...(stored.output === null ? {} : { output: stored.output }),
    ...(stored.extras === null ? {} : { extras: JSON.parse(stored.extras) }),
  };
  return { ...sent, span: { ...sent.span, ...(Object.keys(content).length > 0 ? { content } : {}) } };
}

/** Every span of one trace. */
export async function loadTraceSpans(
  tx: Tx,
  organizationId: number,
  trace: LockedTrace,
): Promise<SpanRecord[]> {
  const { low, high } = idBounds([trace]);
  return tx<SpanRecord[]>`
    select ${selectList(tx, spans, "s")} from spans s
    where s.organization_id = ${organizationId} and s.trace_id = ${trace.traceId}
      and s.id >= ${low} and s.id < ${high}`;
}

/** Of these client-given ids, those that belong to a span already, and to which: `trace uuid\nspan id` by id. */
export async function takenPublicIds(
  tx: Tx,
  organizationId: number,
  publicIds: readonly string[],
): Promise<Map<string, string>> {
  if (publicIds.length === 0) return new Map();
  const ids = [...publicIds].sort();
  // Two writers on different traces may bring the same new id at once; this makes the second see the first.
  await tx`select pg_advisory_xact_lock(hashtextextended(id, ${organizationId})) from unnest(${ids}::text[]) id`;
  const rows = await tx<{ publicId: string; traceId: string; spanId: string }[]>`
    select public_id as "publicId", trace_id as "traceId", span_id as "spanId" from spans
    where organization_id = ${organizationId} and public_id = any(${ids}::text[])`;
  return new Map(rows.map((row) => [row.publicId, `${row.traceId}\n${row.spanId}`]));
}
