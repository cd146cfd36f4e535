import { isDeepStrictEqual } from "node:util";
import type { Fragment, Tx } from "@/db";
import { selectList } from "@/db/bulk";
import { spans } from "@/db/schema/spans";
import type { Change } from "@/lib/rollups/deltas";
import { inherit, inheritedFields, noIdentity, resolveIdentity, type TraceIdentity } from "./identity";
import { idBounds, type LockedTrace } from "./known";
import type { SpanRecord } from "./record";

/**
 * What becomes of a trace that loses some of its spans. A trace may have very many: the database picks the few that decide,
 * and hands out those that change a batch at a time. Call under the trace's lock.
 */

const columns = {
  customer: "customer",
  thread: "thread",
  session: "session",
  traceGroup: "trace_group",
} as const;

/**
 * The identity of a trace without some of its spans. Of each thing a trace says only the first in the order of sources can
 * decide (`identity.ts`), so these few spans resolve to what all of them would.
 */
export async function identityWithout(
  tx: Tx,
  organizationId: number,
  trace: LockedTrace,
  lost: readonly string[],
): Promise<TraceIdentity> {
  // As `sourceOf` writes it.
  const bySource = tx`not l.is_root, l.start_time, l.duration_us desc, l.id`;
  const firstOf = (condition: Fragment, order: Fragment) =>
    tx`(select l.id from left_over l where ${condition} order by ${order} limit 1)`;
  const deciding = [
    firstOf(tx`l.is_root`, bySource),
    firstOf(tx`true`, tx`l.start_time`),
    firstOf(tx`true`, tx`l.end_time desc`),
    ...inheritedFields.map((field) => {
      const column = columns[field];
      return firstOf(tx`not ${tx(`l.${column}_inherited`)} and ${tx(`l.${column}`)} is not null`, bySource);
    }),
  ].reduce((all, one) => tx`${all} union ${one}`);
  const { low, high } = idBounds([trace]);
  const within = tx`s.organization_id = ${organizationId} and s.trace_id = ${trace.traceId} and s.id >= ${low} and s.id < ${high}`;
  const records = await tx<SpanRecord[]>`
    with left_over as materialized (
      select s.id, s.is_root, s.start_time, s.end_time, s.duration_us,
        s.customer, s.customer_inherited, s.thread, s.thread_inherited,
        s.session, s.session_inherited, s.trace_group, s.trace_group_inherited
      from spans s where ${within} and s.id <> all(${[...lost]}::uuid[])
    ), deciding as materialized (${deciding})
    select ${selectList(tx, spans, "s")} from spans s
    where ${within} and s.id = any(array(select id from deciding))`;
  return resolveIdentity(noIdentity(trace.traceId), records);
}

/** Heirs that change at once; each has all its columns in memory. */
const batch = 2_000;

/**
 * Spans of a trace that see something else by its identity than they say, as they are and as they will be; at most a batch.
 * Empty once none is left.
 */
export async function heirsOf(
  tx: Tx,
  organizationId: number,
  trace: LockedTrace,
  identity: TraceIdentity,
): Promise<Change[]> {
  const differs = inheritedFields
    .map((field) => {
      const [value, isInherited] = [tx(`s.${columns[field]}`), tx(`s.${columns[field]}_inherited`)];
      const given = identity[field];
      return tx`((${isInherited} or ${value} is null)
        and (${value} is distinct from ${given}::text or ${isInherited} <> ${given !== null}::boolean))`;
    })
    .reduce((all, one) => tx`${all} or ${one}`);
  const { low, high } = idBounds([trace]);
  const records = await tx<SpanRecord[]>`
    select ${selectList(tx, spans, "s")} from spans s
    where s.organization_id = ${organizationId} and s.trace_id = ${trace.traceId} and s.id >= ${low} and s.id < ${high}
      and (${differs})
    limit ${batch}`;
  const changes = records.map((before) => ({ before, after: inherit(before, identity) }));
  const same = changes.find(({ before, after }) => isDeepStrictEqual(before, after));
  if (same) throw new Error(`Span ${same.before.id} was said to inherit something else.`);
  return changes;
}
