import "server-only";
import { connection, type Tx } from "@/db";
import { insertRows } from "@/db/bulk";
import { spanContents, spans as spansTable } from "@/db/schema/spans";
import { together } from "@/db/together";
import { type Change, deltasOf } from "@/lib/rollups/deltas";
import { modelLabels } from "@/lib/rollups/models";
import { type CustomerName, upsertRollups } from "@/lib/rollups/upsert";
import type { TraceIdentity } from "./identity";
import type { ContentsRecord, SpanRecord } from "./record";

/**
 * The one place where span rows are stored, replaced and removed: every rollup moves by exactly the difference, in
 * the same transaction. Call under the locks of the spans' traces.
 *
 * @param identities the new state of every touched trace's identity
 * @param names what spans said of customers, by `customerKeyOf`
 */
export async function replaceSpans(
  tx: Tx,
  organizationId: number,
  changes: readonly Change[],
  identities: ReadonlyMap<string, TraceIdentity>,
  names: ReadonlyMap<string, CustomerName> = new Map(),
): Promise<void> {
  const before = changes.flatMap((change) => change.before ?? []);
  const after = changes.flatMap((change) => change.after ?? []);
  const models = [...before, ...after].flatMap((span) => span.model ?? []);
  const labelOf = await modelLabels(connection().sql, tx, organizationId, models);
  await together([
    deleteRows(tx, organizationId, "spans", before),
    insertRows(tx, spansTable, "spans", after),
    upsertRollups(tx, organizationId, deltasOf(changes, labelOf), identities, names),
  ]);
}

/** Stores the contents of new spans and replaces those that changed; null leaves them as they are. */
export async function replaceContents(
  tx: Tx,
  organizationId: number,
  changed: readonly { before: SpanRecord | null; contents: ContentsRecord | null }[],
): Promise<void> {
  const stale = changed.flatMap(({ before, contents }) => (contents && before) || []);
  const fresh = changed.flatMap(({ contents }) => contents ?? []);
  await together([
    deleteRows(tx, organizationId, "span_contents", stale),
    insertRows(tx, spanContents, "span_contents", fresh),
  ]);
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
