import "server-only";
import { connection, type Tx } from "@/db";
import type { SpanRecord } from "./record";

/** How long a deleted span stays deleted whatever arrives of it. Source: docs/rules.md, "Deleting". */
export const rememberedDays = 7;

/** Why a part was taken and not stored. */
export const droppedReason = `this span was deleted within the last ${rememberedDays} days; what arrives of it is dropped.`;

type SpanKey = Pick<SpanRecord, "traceId" | "spanId">;

/** Remembers deleted spans, in the transaction and under the locks of their deletion. */
export async function rememberDeleted(
  tx: Tx,
  organizationId: number,
  keys: readonly SpanKey[],
  deletedBy: string,
): Promise<void> {
  if (keys.length === 0) return;
  await tx`
    insert into deleted_spans (organization_id, trace_id, span_id, deleted_at, deleted_by)
    select ${organizationId}::int, k.trace_id, k.span_id, now(), ${deletedBy}::text
    from unnest(${keys.map((key) => key.traceId)}::text[]::uuid[], ${keys.map((key) => key.spanId)}::text[]) as k(trace_id, span_id)
    on conflict (organization_id, trace_id, span_id)
      do update set deleted_at = excluded.deleted_at, deleted_by = excluded.deleted_by`;
}

/** The spans of these traces that were deleted lately, by `trace uuid\nspan id`. Call under the locks of the traces. */
export async function findDeleted(
  tx: Tx,
  organizationId: number,
  traceIds: Iterable<string>,
): Promise<ReadonlySet<string>> {
  // Most organizations delete nothing for weeks: then this costs every batch one look at an index.
  const [any] = await tx<{ some: boolean }[]>`
    select exists (select from deleted_spans where organization_id = ${organizationId}) as some`;
  if (!any?.some) return new Set();
  const rows = await tx<SpanKey[]>`
    select trace_id as "traceId", span_id as "spanId" from deleted_spans
    where organization_id = ${organizationId} and trace_id = any(${[...traceIds]}::uuid[])
      and deleted_at > now() - make_interval(days => ${rememberedDays})`;
  return new Set(rows.map(({ traceId, spanId }) => `${traceId}\n${spanId}`));
}

/** Forgets what was deleted longer ago than anybody still sends; the writer does not ask for it any more. */
export async function sweepDeleted(): Promise<number> {
  const { count } = await connection().sql`
    delete from deleted_spans where deleted_at <= now() - make_interval(days => ${rememberedDays})`;
  return count;
}
