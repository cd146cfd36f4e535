import "server-only";
import { connection, type Tx } from "@/db";
import { together } from "@/db/together";
import { actorName, recordAuditOfSpans } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import type { Change } from "@/lib/rollups/deltas";
import { removeContents, replaceSpans } from "./apply";
import { rememberDeleted } from "./deleted";
import { changesHeirs, givesIdentity, type TraceIdentity } from "./identity";
import { findRecords, idBounds, type LockedTrace, lockTraces } from "./known";
import { heirsOf, identityWithout } from "./losses";
import { findKeys } from "./public-ids";
import type { SpanRecord } from "./record";

/**
 * Deletes spans for good: rows, contents and their part of every rollup, in one transaction under the locks of their
 * traces. A trace that loses its root, or the span it has its customer from, is resolved anew, and its heirs follow. The keys
 * are remembered, so that nothing sent later brings a span back. One audit entry for all.
 * Source: docs/rules.md, "Deleting".
 *
 * @param publicIds at most about 5,000; unknown ones and those the scope may not see are passed over
 * @returns the public ids of the spans that are gone by this call
 */
export async function deleteSpans(scope: Scope, publicIds: readonly string[]): Promise<string[]> {
  const { organizationId } = scope;
  const keys = await findKeys(scope, publicIds);
  if (keys.length === 0) return [];
  return connection().sql.begin(async (tx) => {
    const locked = await lockTraces(
      tx,
      keys.map((key) => ({ ...key, organizationId })),
    );
    const asked = new Set(publicIds);
    // A part that came since the look-up may have given a span another id; then it is not the one that was meant.
    const gone = (await findRecords(tx, organizationId, [...locked.values()], keys)).filter(({ publicId }) =>
      asked.has(publicId),
    );
    if (gone.length === 0) return [];
    const goneIds = gone.map((span) => span.id);
    const touched = [...byTrace(gone)].map(([traceId, lost]) => {
      const trace = locked.get(traceId);
      if (!trace) throw new Error(`Trace ${traceId} was not locked.`);
      return { trace, isResolved: lost.some((span) => givesIdentity(trace, span)) };
    });
    const identities = new Map<string, TraceIdentity>();
    for (const { trace, isResolved } of touched) {
      const identity = isResolved ? await identityWithout(tx, organizationId, trace, goneIds) : trace;
      identities.set(trace.traceId, identity);
    }
    await together([
      removeContents(tx, organizationId, gone),
      replaceSpans(
        tx,
        organizationId,
        gone.map((before): Change => ({ before, after: null })),
        identities,
      ),
    ]);
    for (const { trace, isResolved } of touched) {
      const identity = identities.get(trace.traceId) ?? trace;
      if (isResolved && changesHeirs(trace, identity)) await moveHeirs(tx, organizationId, trace, identity);
    }
    await renameEnvironments(
      tx,
      organizationId,
      touched.map(({ trace }) => trace),
    );
    await rememberDeleted(tx, organizationId, gone, actorName(scope.actor));
    const ids = gone.map((span) => span.publicId);
    await recordAuditOfSpans(tx, scope, {
      action: "span.delete",
      ...(ids.length === 1 ? { target: ids[0] } : {}),
      detail: { count: ids.length, ids: ids.slice(0, namedInAudit) },
    });
    return ids;
  });
}

const namedInAudit = 100;

function byTrace(spans: readonly SpanRecord[]): Map<string, SpanRecord[]> {
  const groups = new Map<string, SpanRecord[]>();
  for (const span of spans) {
    const group = groups.get(span.traceId);
    if (group) group.push(span);
    else groups.set(span.traceId, [span]);
  }
  return groups;
}

/** Hands what a trace says now to the spans that inherit it. */
async function moveHeirs(
  tx: Tx,
  organizationId: number,
  trace: LockedTrace,
  identity: TraceIdentity,
): Promise<void> {
  for (;;) {
    const heirs = await heirsOf(tx, organizationId, trace, identity);
    if (heirs.length === 0) return;
    await replaceSpans(tx, organizationId, heirs, new Map([[trace.traceId, identity]]));
  }
}

/** A trace bears an environment that one of its spans bears: its own as long as there is one, else the first received. */
async function renameEnvironments(
  tx: Tx,
  organizationId: number,
  touched: readonly LockedTrace[],
): Promise<void> {
  // What they were before the loss bounds what is left of them.
  const { low, high } = idBounds(touched);
  const inTrace = tx`s.organization_id = t.organization_id and s.trace_id = t.trace_id and s.id >= ${low} and s.id < ${high}`;
  await tx`
    update traces t set environment = (
      select s.environment from spans s where ${inTrace}
      order by s.received_at, s.environment collate "C" limit 1)
    where t.organization_id = ${organizationId} and t.trace_id = any(${touched.map(({ traceId }) => traceId)}::uuid[]) and t.span_count > 0
      and not exists (
        select from spans s where ${inTrace} and s.environment = t.environment)`;
}
