import "server-only";
import { connection, type Tx } from "@/db";
import { insertRows } from "@/db/bulk";
import { spanContents, spans as spansTable } from "@/db/schema/spans";
import { together } from "@/db/together";
import { type Change, deltasOf } from "@/lib/rollups/deltas";
import { modelLabels } from "@/lib/rollups/models";
import { type CustomerName, updateTraces, upsertRollups } from "@/lib/rollups/upsert";
import type { TraceIdentity } from "./identity";
import type { SentSpan } from "./merge";
import type { ContentsRecord, SpanRecord } from "./record";
import { leaveUnsigned } from "./search/unsigned";

/** A span before and after, and its contents where they are new or differ; null leaves those that are stored. */
export type Replacement = Change & { contents?: ContentsRecord | null };

/**
 * The one place where span rows are stored, replaced and removed: every rollup moves by exactly the difference, in
 * the same transaction. Call under the locks of the spans' traces. Removing spans leaves their contents to the caller.
 *
 * @param identities the new state of every touched trace's identity
 * @param names what spans said of customers, by `customerKeyOf`
 */
export async function replaceSpans(
  tx: Tx,
  organizationId: number,
  changes: readonly Replacement[],
  identities: ReadonlyMap<string, TraceIdentity>,
  names: ReadonlyMap<string, CustomerName> = new Map(),
): Promise<void> {
  const before = changes.flatMap((change) => change.before ?? []);
  const after = changes.flatMap((change) => change.after ?? []);
  const contents = changes.flatMap((change) => change.contents ?? []);
  const stale = changes.flatMap((change) => (change.contents && change.before) || []);
  const models = [...before, ...after].flatMap((span) => span.model ?? []);
  const labelOf = await modelLabels(connection().sql, tx, organizationId, models);
  const deltas = deltasOf(changes, labelOf);
  await together([
    deleteRows(tx, organizationId, "span_contents", stale),
    deleteRows(tx, organizationId, "spans", before),
    updateTraces(tx, organizationId, deltas, identities),
    planOnce(tx),
    insertRows(tx, spanContents, "span_contents", contents),
    leaveUnsigned(tx, organizationId, contents),
    insertRows(tx, spansTable, "spans", after),
    upsertRollups(tx, organizationId, deltas, names),
  ]);
}

/**
 * What is left of the transaction inserts, by statements whose plan is the same for any values: planning them anew
 * would be a tenth of their work.
 */
async function planOnce(tx: Tx): Promise<void> {
  await tx`set local plan_cache_mode = force_generic_plan`;
}

/** What an edit leaves of a contents row: the facts, and the further content fields where they change; null is none. */
export type FactsChange = { id: string; sent: SentSpan; extras?: Record<string, unknown> | null };

/**
 * Stores edited facts in place. Unlike rows these are updated: the contents beside them may have megabytes that do not change.
 * Call under the locks of the spans' traces.
 */
export async function replaceFacts(
  tx: Tx,
  organizationId: number,
  changes: readonly FactsChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const text = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  const ids = changes.map(({ id }) => id);
  await tx`
    update span_contents c set sent = e.sent, extras = case when e.moves then e.extras else c.extras end
    from unnest(${ids}::text[]::uuid[], ${changes.map(({ sent }) => JSON.stringify(sent))}::text[],
      ${changes.map(({ extras }) => text(extras))}::text[], ${changes.map(({ extras }) => String(extras !== undefined))}::text[]::boolean[])
      as e(id, sent, extras, moves)
    where c.organization_id = ${organizationId} and c.id = any(${ids}::uuid[]) and c.id = e.id`;
}

/** Removes the contents of spans that go. */
export function removeContents(tx: Tx, organizationId: number, gone: readonly SpanRecord[]): Promise<void> {
  return deleteRows(tx, organizationId, "span_contents", gone);
}

async function deleteRows(
  tx: Tx,
  organizationId: number,
  table: "spans" | "span_contents",
  rows: readonly { id: string; traceId: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx`
    delete from ${tx(table)} where organization_id = ${organizationId}
      and id = any(${rows.map((row) => row.id)}::uuid[]) and trace_id = any(${rows.map((row) => row.traceId)}::uuid[])`;
}
