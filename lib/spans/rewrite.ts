import "server-only";
import { isDeepStrictEqual } from "node:util";
import { connection } from "@/db";
import type { Change } from "@/lib/rollups/deltas";
import { replaceSpans } from "./apply";
import { findRecords, lockTraces } from "./known";
import type { SpanRecord } from "./record";

/** Names one stored span. */
export type SpanKey = Pick<SpanRecord, "traceId" | "traceText" | "spanId" | "side" | "environment">;

/**
 * Changes what was derived of stored spans (tokens, cost), row and rollups in one transaction under the locks of
 * their traces. What was sent, when and by whom stays as it is, so no trace's identity moves.
 *
 * @param keys at most about a thousand
 * @param change the row as it should be; called under the lock with the row as it is, which may have changed since
 *   it was read. The same row, or null, leaves it
 * @param also what else must be committed together with the changes
 * @param look what else must be read under the locks before `change` is asked
 * @returns the rows that changed
 */
export async function rewriteSpans(
  organizationId: number,
  keys: readonly SpanKey[],
  change: (record: SpanRecord) => SpanRecord | null,
  also: (
    tx: Parameters<typeof replaceSpans>[0],
    changes: readonly Change[],
  ) => Promise<void> = async () => {},
  look: (
    tx: Parameters<typeof replaceSpans>[0],
    records: readonly SpanRecord[],
  ) => Promise<void> = async () => {},
): Promise<Change[]> {
  return connection().sql.begin(async (tx) => {
    const locked = await lockTraces(
      tx,
      keys.map((key) => ({ ...key, organizationId })),
    );
    const records = await findRecords(tx, organizationId, [...locked.values()], keys);
    await look(tx, records);
    const changes = records.flatMap((before): Change[] => {
      const after = change(before);
      return after === null || isDeepStrictEqual(before, after) ? [] : [{ before, after }];
    });
    const touched = new Set(changes.flatMap(({ before }) => before?.traceId ?? []));
    const identities = new Map([...locked].filter(([traceId]) => touched.has(traceId)));
    await replaceSpans(tx, organizationId, changes, identities);
    await also(tx, changes);
    return changes;
  });
}
