import "server-only";
import { isDeepStrictEqual } from "node:util";
import { connection, type Tx } from "@/db";
import type { Side } from "@/db/enums";
import { ensurePartitionsFor } from "@/db/partitions";
import { both } from "@/db/together";
import type { Scope } from "@/lib/auth/scope";
import type { ItemOutcome } from "@/lib/ingest/result";
import type { PriceBook } from "@/lib/pricing/book";
import { pricesOf } from "@/lib/pricing/store";
import { rememberModels } from "@/lib/rollups/models";
import { type CustomerName, customerKeyOf } from "@/lib/rollups/upsert";
import { replaceSpans } from "./apply";
import { droppedReason, findDeleted } from "./deleted";
import { type Circumstances, deriveContents, deriveSpan } from "./derive";
import { environmentLimits, environmentOf } from "./environment";
import { rememberEnvironments } from "./environments";
import type { Estimate } from "./estimable";
import { traceKey } from "./identifiers";
import { microsOfIso } from "./instants";
import { findKnownSpans, type KnownSpan, type LockedTrace, lockTraces, takenPublicIds } from "./known";
import { type Refusal, refusalOf } from "./limits";
import { mergeSent, type SentSpan, sentSpan } from "./merge";
import type { NewSpan } from "./new-span";
import { announcePending } from "./pending";
import { storedSpan } from "./row";
import { type Part, type PlannedSpan, type Settled, settleIdentity } from "./settle";

type Writer = {
  organizationId: number;
  side: Side;
  apiKeyId: number | null;
  receivedMicros: number;
  prices: PriceBook;
};

/**
 * Writes spans of one organization: the one place where span rows come into being or change. New spans are
 * inserted, more of a known span is merged into it, identity is inherited within the trace, and every rollup moves
 * by exactly the difference, all in one transaction. Sending the same again changes nothing. What arrives of a span that
 * was deleted lately is taken and dropped.
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
    prices: await pricesOf(sql, scope.organizationId),
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
  await rememberModels(
    sql,
    writer.organizationId,
    parts.flatMap(({ sent }) => sent.span.model || []),
  );
  const batch: Batch = { writer, parts, outcomes, startMs: [], isEstimatePending: false };
  const written = await sql
    .begin((tx) => writeBatch(tx, batch))
    .catch(async (error) => {
      // Where spans lie is known once they are merged under their traces' locks; partitions are made outside of them.
      if (!hasNoPartition(error)) throw error;
      await ensurePartitionsFor(sql, batch.startMs);
      return sql.begin((tx) => writeBatch(tx, batch));
    });
  if (batch.isEstimatePending) announcePending();
  return written;
}

/** A row outside every partition is a check violation to PostgreSQL; the span tables have no other checks. */
function hasNoPartition(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23514";
}

type Batch = {
  writer: Writer;
  parts: readonly Part[];
  /** Filled in by place; what is refused before the transaction is there already. */
  outcomes: ItemOutcome[];
  /** Where the rows that were tried begin, in epoch milliseconds. */
  startMs: number[];
  /** Whether a span was left whose tokens are to be counted. */
  isEstimatePending: boolean;
};

async function writeBatch(tx: Tx, batch: Batch): Promise<ItemOutcome[]> {
  const { writer, parts, outcomes } = batch;
  const { organizationId } = writer;
  // Answers are waited for as rarely as can be: each wait is a turn of a main loop that others keep busy.
  const [locked, deleted] = await both(
    lockTraces(
      tx,
      parts.map(({ traceId, traceText, sent }) => ({
        organizationId,
        side: writer.side,
        environment: environmentOf(sent.span.environment, writer.side),
        traceId,
        traceText,
      })),
    ),
    findDeleted(
      tx,
      organizationId,
      parts.map(({ traceId }) => traceId),
    ),
  );
  const uniqueIds = parts.flatMap(({ sent }) => sent.span.uniqueId ?? []);
  const taken = await takenPublicIds(tx, organizationId, uniqueIds);
  const accepted = parts.filter((part) => {
    if (deleted.has(part.key)) {
      const span = storedSpan(deriveSpan(part.sent.span, circumstances(writer, part.sent.span)), false);
      for (const index of part.indexes) outcomes[index] = { ok: true, span, dropped: droppedReason };
      return false;
    }
    const refusal = conflictOf(part, writer, locked, taken);
    if (refusal) for (const index of part.indexes) outcomes[index] = { ok: false, ...refusal };
    return refusal === null;
  });
  const traceOf = (part: Part) => locked.get(part.traceId) ?? unlocked(part);
  await nameEnvironments(
    tx,
    organizationId,
    accepted.map((part) => ({
      trace: traceOf(part),
      environment: environmentOf(part.sent.span.environment, writer.side),
    })),
  );
  const inKnownTraces = accepted.filter((part) => traceOf(part).spanCount > 0);
  const known = await findKnownSpans(
    tx,
    organizationId,
    inKnownTraces.map(traceOf),
    inKnownTraces.map((part) => ({ traceId: part.traceId, spanId: part.sent.span.spanId })),
  );
  const planned = accepted.map((part) => plan(part, known.get(part.key), writer));
  batch.startMs = planned.map(({ after }) => microsOfIso(after.startTime) / 1000);
  const settled = await settleIdentity(tx, organizationId, planned, locked);
  await store(tx, organizationId, settled);
  batch.isEstimatePending = settled.planned.some(({ after }) => after.estimatePending);
  for (const { part, after } of settled.planned) {
    const span = storedSpan(after, traceOf(part).spanCount === 0);
    for (const index of part.indexes) outcomes[index] = { ok: true, span };
  }
  return outcomes;
}

/** A new trace was locked with the environment of its first part; where that was not taken, the first that was names it. */
async function nameEnvironments(
  tx: Tx,
  organizationId: number,
  accepted: readonly { trace: LockedTrace; environment: string }[],
): Promise<void> {
  const named = new Map<string, string>();
  for (const { trace, environment } of accepted) {
    if (trace.spanCount > 0 || named.get(trace.traceId) === trace.environment) continue;
    if (environment === trace.environment || !named.has(trace.traceId)) named.set(trace.traceId, environment);
  }
  for (const { trace } of accepted) {
    const environment = named.get(trace.traceId);
    if (environment === undefined || environment === trace.environment) continue;
    named.delete(trace.traceId);
    await tx`
      update traces set environment = ${environment}
      where organization_id = ${organizationId} and trace_id = ${trace.traceId}`;
  }
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
  return { ...writer, environment: environmentOf(span.environment, writer.side), estimate: null };
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
    return { part, sent: part.sent, before: null, after, contents: deriveContents(span, ends, after) };
  }
  const before = known.record;
  const merged = mergeSent(known.sent, part.sent);
  // Merging a thing with itself brings both to the same form, so that only a real difference counts.
  if (isDeepStrictEqual(merged, mergeSent(known.sent, known.sent))) {
    return { part, sent: known.sent, before, after: before, contents: null };
  }
  const derived = deriveSpan(merged.span, {
    ...before,
    receivedMicros: microsOfIso(before.receivedAt),
    prices: writer.prices,
    estimate: keptEstimate(known, merged),
  });
  // An id that was made up for the first part is out in the world and stays, whatever the start turns out to be.
  const after = { ...derived, publicId: merged.span.uniqueId ?? before.publicId };
  const contents = deriveContents(merged.span, merged.ends, after, merged.edits);
  return { part, sent: merged, before, after, contents };
}

/** What was counted holds as long as the content and the way to count it are the same. */
function keptEstimate({ record, sent }: KnownSpan, merged: SentSpan): Estimate | null {
  const { tokensEstimated, promptTokens, completionTokens } = record;
  if (!tokensEstimated || sent.span.logType !== merged.span.logType) return null;
  if (!isDeepStrictEqual(sent.span.content, merged.span.content)) return null;
  return { promptTokens: promptTokens ?? 0, completionTokens: completionTokens ?? 0 };
}

/** Replaces what changed and moves the rollups by the difference. */
async function store(tx: Tx, organizationId: number, { planned, heirs, identities }: Settled): Promise<void> {
  const moved = planned.filter(
    ({ before, after, contents }) => contents !== null || !isDeepStrictEqual(before, after),
  );
  await replaceSpans(tx, organizationId, [...moved, ...heirs], identities, namesOf(planned));
}

/** What the batch's spans, with all that was ever sent of them, say of their customers' names. */
function namesOf(planned: readonly PlannedSpan[]): Map<string, CustomerName> {
  const names = new Map<string, CustomerName>();
  for (const { sent, after } of planned) {
    const { customerName, customerEmail } = sent.span;
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
