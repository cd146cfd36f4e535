import "server-only";
import { connection, type Tx } from "@/db";
import { columnsOf, nameList, selectRows } from "@/db/bulk";
import { lowestIdAt } from "@/db/partitions";
import { repricedSpans } from "@/db/schema/prices";
import type { PriceBook } from "@/lib/pricing/book";
import { type Cost, isBilled, listPriceOf } from "@/lib/pricing/cost";
import { forgetPrices, pricesOf } from "@/lib/pricing/store";
import type { Change } from "@/lib/rollups/deltas";
import { microsOfIso } from "@/lib/spans/instants";
import type { SpanRecord } from "@/lib/spans/record";
import { rewriteSpans } from "@/lib/spans/rewrite";
import { endJob, moveJob, type RepriceJob } from "./job";
import { isListPriced, isSelected } from "./selection";

/** Spans looked at by one step, and changed by one transaction. */
export type StepSize = { looked: number; changed: number };
export const stepSize: StepSize = { looked: 2_000, changed: 500 };

/**
 * Looks at the next spans of a running re-price, in the order of their ids, and changes those whose price lists say
 * another cost now, in short transactions that each also say how far it has come. May be cut off anywhere.
 *
 * @returns the job as it is then, or null when it came to its end
 * @throws Superseded when another worker did this step
 */
export async function advance(job: RepriceJob, size: StepSize = stepSize): Promise<RepriceJob | null> {
  const records = await nextSpans(job, size.looked);
  const { sql } = connection();
  // The edit that led here may have been made by another process a moment ago.
  if (job.cursor === null) forgetPrices(sql, job.organizationId);
  const prices = await pricesOf(sql, job.organizationId);
  let at = job;
  for (const batch of batchesOf(records, size.changed, (span) => isMoved(job, prices, span))) {
    at = await rewriteBatch(at, prices, batch);
  }
  if (records.length === size.looked) return at;
  await endJob(at, "done", null);
  return null;
}

/** What is read of a span to see whether it is to be changed; the change itself reads it whole, under its lock. */
type Looked = Pick<
  SpanRecord,
  | "id"
  | "traceId"
  | "traceText"
  | "spanId"
  | "side"
  | "environment"
  | "startTime"
  | "receivedAt"
  | "ownsUsage"
  | "model"
  | "provider"
  | "promptTokens"
  | "completionTokens"
  | "cacheReadTokens"
  | "cacheWriteTokens"
  | "audioMs"
  | "characters"
  | "costNanos"
  | "priceRule"
  | "priceId"
>;

/** All spans of the organization in the period, in short reads: looking for those of a rare model could take minutes. */
async function nextSpans(
  { organizationId, selection, cursor }: RepriceJob,
  limit: number,
): Promise<Looked[]> {
  const { sql } = connection();
  const { from, to } = selection;
  const iso = (column: string) =>
    sql.unsafe(`to_char(s.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);
  return sql<Looked[]>`
    select s.id, s.trace_id as "traceId", s.trace_text as "traceText", s.span_id as "spanId", s.side, s.environment,
      ${iso("start_time")} as "startTime", ${iso("received_at")} as "receivedAt", s.owns_usage as "ownsUsage",
      s.model, s.provider, s.prompt_tokens as "promptTokens", s.completion_tokens as "completionTokens",
      s.cache_read_tokens as "cacheReadTokens", s.cache_write_tokens as "cacheWriteTokens",
      s.audio_ms as "audioMs", s.characters,
      s.cost_nanos::float8 as "costNanos", s.price_rule as "priceRule", s.price_id as "priceId"
    from spans s
    where s.organization_id = ${organizationId}
      ${cursor === null ? sql`` : sql`and s.id > ${cursor}`}
      ${from === null ? sql`` : sql`and s.id >= ${lowestIdAt(from)}`}
      ${to === null ? sql`` : sql`and s.id < ${lowestIdAt(to)}`}
    order by s.id limit ${limit}`;
}

type Batch = { spans: Looked[]; moved: Looked[] };

/** Consecutive spans with at most `limit` to change each. */
function batchesOf(spans: readonly Looked[], limit: number, isMoved: (span: Looked) => boolean): Batch[] {
  const batches: Batch[] = [];
  for (const span of spans) {
    const moved = isMoved(span);
    let batch = batches.at(-1);
    if (!batch || (moved && batch.moved.length === limit)) {
      batch = { spans: [], moved: [] };
      batches.push(batch);
    }
    batch.spans.push(span);
    if (moved) batch.moved.push(span);
  }
  return batches;
}

/** Whether the job is about this span: in its selection, priced by a list, and there when it began. */
function concerns({ selection, receivedBefore }: RepriceJob, span: Looked): boolean {
  return isListPriced(span) && span.receivedAt < receivedBefore && isSelected(span, selection);
}

function isMoved(job: RepriceJob, prices: PriceBook, span: Looked): boolean {
  if (!concerns(job, span)) return false;
  const { costNanos, rule, priceId } = listCost(prices, span);
  return span.costNanos !== costNanos || span.priceRule !== rule || span.priceId !== priceId;
}

/** What price lists alone say of a stored span. */
export function listCost(prices: PriceBook, span: Looked): Cost {
  const { model, provider, startTime } = span;
  return listPriceOf(span, { model, provider, startMicros: microsOfIso(startTime) }, prices);
}

async function rewriteBatch(
  job: RepriceJob,
  prices: PriceBook,
  { spans, moved }: Batch,
): Promise<RepriceJob> {
  const listed = spans.filter((span) => concerns(job, span) && isBilled(span));
  const seen = ownedNanos(listed);
  const progress = (changes: readonly Change[]) => ({
    cursor: spans.at(-1)?.id ?? job.cursor,
    done: listed.length,
    changed: changes.length,
    before: seen,
    after:
      seen + ownedNanos(changes.map(({ after }) => after)) - ownedNanos(changes.map(({ before }) => before)),
  });
  if (moved.length === 0) return moveJob(connection().sql, job, progress([]));
  let at = job;
  await rewriteSpans(
    job.organizationId,
    moved,
    (span) => {
      if (!concerns(job, span)) return null;
      const { costNanos, rule, priceId } = listCost(prices, span);
      return { ...span, costNanos, priceRule: rule, priceId };
    },
    async (tx, changes) => {
      await remember(tx, job, changes);
      at = await moveJob(tx, job, progress(changes));
    },
  );
  return at;
}

function ownedNanos(spans: readonly (Pick<SpanRecord, "ownsUsage" | "costNanos"> | null)[]): number {
  return spans.reduce((sum, span) => sum + (span?.ownsUsage ? (span.costNanos ?? 0) : 0), 0);
}

const remembered = columnsOf(repricedSpans);

/** Writes down what each span was, for the way back. */
async function remember(
  tx: Tx,
  { organizationId, id }: RepriceJob,
  changes: readonly Change[],
): Promise<void> {
  const rows = changes.flatMap(({ before, after }) =>
    before && after
      ? {
          organizationId,
          repriceId: id,
          traceId: after.traceId,
          spanId: after.spanId,
          costBefore: before.costNanos,
          ruleBefore: before.priceRule,
          priceIdBefore: before.priceId,
          costAfter: after.costNanos,
          ruleAfter: after.priceRule,
          priceIdAfter: after.priceId,
        }
      : [],
  );
  // A span whose start moved meanwhile is met twice: the way back leads to what it was at first.
  await tx`
    insert into repriced_spans ${nameList(tx, remembered)} ${selectRows(tx, remembered, rows)}
    on conflict (organization_id, reprice_id, trace_id, span_id) do update set
      cost_after = excluded.cost_after, rule_after = excluded.rule_after, price_id_after = excluded.price_id_after`;
}
