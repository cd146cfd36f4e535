import "server-only";
import { isDeepStrictEqual } from "node:util";
import { connection, type Tx } from "@/db";
import { columnsOf, insertRows, nameList, selectList, unnestRows } from "@/db/bulk";
import type { Side } from "@/db/enums";
import { ensurePartitionsFor } from "@/db/partitions";
import { traces } from "@/db/schema/rollups";
import { spanContents, spans as spansTable } from "@/db/schema/spans";
import type { Scope } from "@/lib/auth/scope";
import type { ItemOutcome, StoredSpan } from "@/lib/ingest/result";
import { type Change, deltasOf, zeroSums } from "@/lib/rollups/deltas";
import { type CustomerName, customerKeyOf, upsertRollups } from "@/lib/rollups/upsert";
import { type Circumstances, deriveContents, deriveSpan, startMicrosOf } from "./derive";
import { environmentLimits, environmentOf } from "./environment";
import { rememberEnvironments } from "./environments";
import { traceIdOf, traceKey } from "./identifiers";
import {
  changesHeirs,
  inherit,
  movesIdentity,
  noIdentity,
  resolveIdentity,
  type TraceIdentity,
} from "./identity";
import { microsOfIso } from "./instants";
import { findKnownSpans, type KnownSpan, type LockedTrace, loadTraceSpans, takenPublicIds } from "./known";
import { type Refusal, refusalOf } from "./limits";
import { mergeSent, type SentSpan, sentSpan } from "./merge";
import type { NewSpan } from "./new-span";
import type { ContentsRecord, SpanRecord } from "./record";

/** The parts of one span in a batch, folded into one, and the places in the batch they came from. */
type Part = { key: string; traceId: string; traceText: string | null; sent: SentSpan; indexes: number[] };

/** What a part makes of its span's rows. `contents` is null when they stay as they are. */
type PlannedSpan = {
  part: Part;
  before: SpanRecord | null;
  after: SpanRecord;
  contents: ContentsRecord | null;
};

type Writer = { organizationId: number; side: Side; apiKeyId: number | null; receivedMicros: number };

/**
 * Writes spans of one organization: the one place where span rows come into being or change. New spans are
 * inserted, more of a known span is merged into it, identity is inherited within the trace, and every rollup moves
 * by exactly the difference, all in one transaction. Sending the same again changes nothing.
 *
 * The batch's traces are locked in key order first; that makes looking for known spans safe against other writers
 * and processes.
 *
 * @param scope must carry the side the spans are stamped with
 * @returns one outcome per span, in order, once committed
 * @throws the database's error when nothing could be committed
 */
export async function writeSpans(scope: Scope, spans: readonly NewSpan[]): Promise<ItemOutcome[]> {
  if (scope.side === null) throw new Error("Spans are written with the side of a key; this scope has none.");
  const { sql } = connection();
  const writer: Writer = {
    organizationId: scope.organizationId,
    side: scope.side,
    apiKeyId: scope.actor.kind === "key" ? scope.actor.keyId : null,
    receivedMicros: Date.now() * 1000,
  };
  const labels = new Set(spans.map((span) => environmentOf(span.environment, writer.side)));
  const refusedLabels = await rememberEnvironments(sql, writer.organizationId, writer.side, labels);
  const outcomes: ItemOutcome[] = [];
  const parts = fold(spans, (span, index) => {
    const refusal =
      refusalOf(span) ?? refusedLabel(environmentOf(span.environment, writer.side), refusedLabels);
    if (refusal) outcomes[index] = { ok: false, ...refusal };
    return refusal === null;
  });
  if (parts.length === 0) return outcomes;
  const starts = parts.map(({ sent }) => startMicrosOf(sent.span, writer.receivedMicros));
  await ensurePartitionsFor(sql, new Set(starts.map((micros) => Math.floor(micros / 1000))));

  return sql.begin(async (tx) => {
    const locked = await lockTraces(tx, writer, parts);
    const taken = await takenPublicIds(
      tx,
      writer.organizationId,
      parts.flatMap(({ sent }) => sent.span.uniqueId ?? []),
    );
    const accepted = parts.filter((part) => {
      const refusal = conflictOf(part, writer, locked, taken);
      if (refusal) for (const index of part.indexes) outcomes[index] = { ok: false, ...refusal };
      return refusal === null;
    });
    const traceOf = (part: Part) => locked.get(part.traceId) ?? unlocked(part);
    const inKnownTraces = accepted.filter((part) => traceOf(part).spanCount > 0);
    const known = await findKnownSpans(
      tx,
      writer.organizationId,
      inKnownTraces.map(traceOf),
      inKnownTraces.map((part) => ({ traceId: part.traceId, spanId: part.sent.span.spanId })),
    );
    const planned = accepted.map((part) => plan(part, known.get(part.key), writer));
    const settled = await settleIdentity(tx, writer.organizationId, planned, locked);
    await apply(tx, writer.organizationId, settled);
    for (const { part, after } of settled.planned) {
      const span = storedSpan(after, traceOf(part).spanCount === 0);
      for (const index of part.indexes) outcomes[index] = { ok: true, span };
    }
    return outcomes;
  });
}

/** Folds the parts of each span together, so that a batch holds a span once. */
function fold(spans: readonly NewSpan[], accept: (span: NewSpan, index: number) => boolean): Part[] {
  const parts = new Map<string, Part>();
  for (const [index, span] of spans.entries()) {
    if (!accept(span, index)) continue;
    const { uuid, text } = traceKey(span.traceId);
    const key = `${uuid}\n${span.spanId}`;
    const part = parts.get(key);
    if (part) {
      part.sent = mergeSent(part.sent, sentSpan(span));
      part.indexes.push(index);
    } else {
      parts.set(key, { key, traceId: uuid, traceText: text, sent: sentSpan(span), indexes: [index] });
    }
  }
  return [...parts.values()];
}

function refusedLabel(label: string, refused: ReadonlySet<string>): Refusal | null {
  if (!refused.has(label)) return null;
  const message = `environment ${JSON.stringify(label)} would be one more than the ${environmentLimits.perOrganization} labels an organization may have.`;
  return { field: "environment", message };
}

function circumstances(writer: Writer, span: NewSpan): Circumstances {
  return { ...writer, environment: environmentOf(span.environment, writer.side) };
}

/** Locks the batch's traces in key order, creating those that are new, and returns each as it was before. */
async function lockTraces(tx: Tx, writer: Writer, parts: readonly Part[]): Promise<Map<string, LockedTrace>> {
  const firsts = new Map<string, object>();
  for (const { traceId, traceText, sent } of parts) {
    if (firsts.has(traceId)) continue;
    const { organizationId, side, environment } = circumstances(writer, sent.span);
    firsts.set(traceId, { organizationId, traceId, traceText, side, environment, ...zeroSums() });
  }
  const rows = [...firsts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const columns = columnsOf(traces);
  const locked = await tx<LockedTrace[]>`
    insert into traces as t ${nameList(tx, columns)}
    select * from ${unnestRows(tx, columns, rows)}
    on conflict (organization_id, trace_id) do update set span_count = t.span_count
    returning ${selectList(tx, traces, "t")}`;
  return new Map(locked.map((trace) => [trace.traceId, trace]));
}

function unlocked(part: Part): never {
  throw new Error(`Trace ${part.traceId} was not locked.`);
}

function conflictOf(
  { key, traceId, sent }: Part,
  writer: Writer,
  locked: ReadonlyMap<string, LockedTrace>,
  taken: Map<string, string>,
): Refusal | null {
  const trace = locked.get(traceId);
  if (trace && trace.spanCount > 0 && trace.side !== writer.side) {
    const message = `trace_unique_id belongs to the ${trace.side} environment; this is a ${writer.side} key.`;
    return { field: "trace_unique_id", message };
  }
  const { uniqueId } = sent.span;
  if (uniqueId === undefined) return null;
  const owner = taken.get(uniqueId);
  if (owner !== undefined && owner !== key) {
    return { field: "unique_id", message: `unique_id ${JSON.stringify(uniqueId)} belongs to another span.` };
  }
  taken.set(uniqueId, key);
  return null;
}

/** The rows a part leads to: derived from it alone, or from all that was ever sent of its span. */
function plan(part: Part, known: KnownSpan | undefined, writer: Writer): PlannedSpan {
  if (!known) {
    const { span, ends } = part.sent;
    const after = deriveSpan(span, circumstances(writer, span));
    return { part, before: null, after, contents: deriveContents(span, ends, after) };
  }
  const before = known.record;
  const merged = mergeSent(known.sent, part.sent);
  // Merging a thing with itself brings both to the same form, so that only a real difference counts.
  if (isDeepStrictEqual(merged, mergeSent(known.sent, known.sent))) {
    return { part, before, after: before, contents: null };
  }
  const derived = deriveSpan(merged.span, { ...before, receivedMicros: microsOfIso(before.receivedAt) });
  const after = { ...derived, publicId: merged.span.uniqueId ?? before.publicId };
  return { part, before, after, contents: deriveContents(merged.span, merged.ends, after) };
}

type Settled = {
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
async function settleIdentity(
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

/** Replaces what changed and moves the rollups by the difference. */
async function apply(tx: Tx, organizationId: number, { planned, heirs, identities }: Settled): Promise<void> {
  const moved = planned.filter(
    ({ before, after, contents }) => contents !== null || !isDeepStrictEqual(before, after),
  );
  const changes: Change[] = [...moved, ...heirs];
  const contents = moved.flatMap((span) => span.contents ?? []);
  const replaced = changes.flatMap(({ before }) => before ?? []);
  await deleteRows(tx, organizationId, "spans", replaced);
  await deleteRows(
    tx,
    organizationId,
    "span_contents",
    moved.flatMap((span) => (span.contents && span.before) || []),
  );
  await insertRows(
    tx,
    spansTable,
    "spans",
    changes.flatMap(({ after }) => after ?? []),
  );
  await insertRows(tx, spanContents, "span_contents", contents);
  await upsertRollups(tx, organizationId, deltasOf(changes), identities, namesOf(planned));
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

/** What the batch's spans say of their customers' names. */
function namesOf(planned: readonly PlannedSpan[]): Map<string, CustomerName> {
  const names = new Map<string, CustomerName>();
  for (const { part, after } of planned) {
    const { customerName, customerEmail } = part.sent.span;
    if (after.customer === null || !(customerName || customerEmail)) continue;
    const key = customerKeyOf({ ...after, customer: after.customer });
    const known = names.get(key);
    names.set(key, {
      name: customerName || known?.name || null,
      email: customerEmail || known?.email || null,
    });
  }
  return names;
}

function storedSpan(record: SpanRecord, traceIsNew: boolean): StoredSpan {
  return {
    id: record.id,
    publicId: record.publicId,
    traceId: traceIdOf(record.traceId, record.traceText),
    spanId: record.spanId,
    traceIsNew,
    environment: record.environment,
    customer: record.customer,
    model: record.model,
    costNanos: record.costNanos,
    priceRule: record.priceRule,
    statusCode: record.statusCode,
    status: record.hasError ? "error" : "success",
    startTime: record.startTime,
    endTime: record.endTime,
    latencyMs: record.durationUs / 1000,
    ttftMs: record.ttftUs === null ? null : record.ttftUs / 1000,
    promptTokens: record.promptTokens,
    completionTokens: record.completionTokens,
    cacheReadTokens: record.cacheReadTokens,
    cacheWriteTokens: record.cacheWriteTokens,
  };
}
