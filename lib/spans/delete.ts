import "server-only";
import { isDeepStrictEqual } from "node:util";
import { connection, type Tx } from "@/db";
import { together } from "@/db/together";
import { actorName, recordAuditOfSpans } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import type { Change } from "@/lib/rollups/deltas";
import { removeContents, replaceSpans } from "./apply";
import { rememberDeleted } from "./deleted";
import { givesIdentity, inherit, noIdentity, resolveIdentity, type TraceIdentity } from "./identity";
import { findRecords, type LockedTrace, loadTraceSpans, lockTraces } from "./known";
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
    const gone = await findRecords(tx, organizationId, [...locked.values()], keys);
    if (gone.length === 0) return [];
    const heirs: Change[] = [];
    const identities = new Map<string, TraceIdentity>();
    for (const [traceId, lost] of byTrace(gone)) {
      const trace = locked.get(traceId);
      if (!trace) throw new Error(`Trace ${traceId} was not locked.`);
      const settled = await settleLoss(tx, organizationId, trace, lost);
      identities.set(traceId, settled.identity);
      heirs.push(...settled.heirs);
    }
    const changes = [...gone.map((before): Change => ({ before, after: null })), ...heirs];
    await together([
      removeContents(tx, organizationId, gone),
      replaceSpans(tx, organizationId, changes, identities),
    ]);
    await renameEnvironments(tx, organizationId, [...identities.keys()]);
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

/** What a trace is without some of its spans, and which of the others see something else by it. */
async function settleLoss(
  tx: Tx,
  organizationId: number,
  trace: LockedTrace,
  lost: readonly SpanRecord[],
): Promise<{ identity: TraceIdentity; heirs: Change[] }> {
  if (!lost.some((span) => givesIdentity(trace, span))) return { identity: trace, heirs: [] };
  const lostIds = new Set(lost.map((span) => span.id));
  const others = (await loadTraceSpans(tx, organizationId, trace)).filter((span) => !lostIds.has(span.id));
  const identity = resolveIdentity(noIdentity(trace.traceId), others);
  const heirs = others
    .map((before): Change & { before: SpanRecord } => ({ before, after: inherit(before, identity) }))
    .filter(({ before, after }) => !isDeepStrictEqual(before, after));
  return { identity, heirs };
}

/** A trace bears an environment that one of its spans bears: its own as long as there is one, else the first received. */
async function renameEnvironments(
  tx: Tx,
  organizationId: number,
  traceIds: readonly string[],
): Promise<void> {
  await tx`
    update traces t set environment = (
      select s.environment from spans s where s.organization_id = t.organization_id and s.trace_id = t.trace_id
      order by s.received_at, s.environment collate "C" limit 1)
    where t.organization_id = ${organizationId} and t.trace_id = any(${[...traceIds]}::uuid[]) and t.span_count > 0
      and not exists (
        select from spans s where s.organization_id = t.organization_id and s.trace_id = t.trace_id
          and s.environment = t.environment)`;
}
