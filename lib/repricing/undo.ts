import "server-only";
import { connection, type Tx } from "@/db";
import { selectList } from "@/db/bulk";
import { repricedSpans } from "@/db/schema/prices";
import { priceBook } from "@/lib/pricing/book";
import type { Price } from "@/lib/pricing/price";
import { namedPrices } from "@/lib/pricing/store";
import type { SpanRecord } from "@/lib/spans/record";
import { rewriteSpans, type SpanKey } from "@/lib/spans/rewrite";
import { endJob, moveJob, type RepriceJob } from "./job";
import { listCost } from "./run";

type Remembered = typeof repricedSpans.$inferSelect;
/** What was done to one span, and how to find it; no `side` when its trace is no more. */
type Done = Remembered & {
  traceText: string | null;
  side: SpanKey["side"] | null;
  environment: string | null;
};

/** Changes taken back by one transaction. */
export const undoSize = 500;

/**
 * Takes back the next changes of a re-price: a span whose cost is still what the re-price made of it gets back what it
 * had before; one that was changed since, or is no more, stays. What was dealt with is forgotten in the same
 * transaction. Trace by trace, since that is the key of what was written down. May be cut off anywhere.
 *
 * @returns the job as it is then, or null when nothing is left
 * @throws Superseded when another worker did this step
 */
export async function takeBack(job: RepriceJob, size = undoSize): Promise<RepriceJob | null> {
  const done = await nextDone(job, size);
  const last = done.at(-1);
  if (!last) {
    await endJob(job, "undone", null);
    return null;
  }
  const before = await namedPrices(
    connection().sql,
    job.organizationId,
    done.flatMap(({ priceIdBefore }) => priceIdBefore ?? []),
  );
  const priceById = new Map(before.map((price) => [price.id, price]));
  const byKey = new Map(done.map((one) => [`${one.traceId}\n${one.spanId}`, one]));
  const keys = done.flatMap(({ traceId, traceText, spanId, side, environment }) =>
    side === null || environment === null ? [] : { traceId, traceText, spanId, side, environment },
  );
  const settle = async (tx: Tx, restored: number) => {
    await forget(tx, job, done);
    at = await moveJob(tx, job, {
      cursor: last.traceId,
      done: done.length,
      changed: -restored,
      before: 0,
      after: 0,
    });
  };
  let at = job;
  if (keys.length === 0) await connection().sql.begin((tx) => settle(tx, 0));
  else {
    await rewriteSpans(
      job.organizationId,
      keys,
      (span) => {
        const one = byKey.get(`${span.traceId}\n${span.spanId}`);
        return one ? restored(span, one, priceById.get(one.priceIdBefore ?? 0)) : null;
      },
      (tx, changes) => settle(tx, changes.length),
    );
  }
  return at;
}

/** @param price the one the cost before was computed with, if any */
function restored(span: SpanRecord, done: Done, price: Price | undefined): SpanRecord | null {
  const isAsLeft =
    span.costNanos === done.costAfter &&
    span.priceRule === done.ruleAfter &&
    span.priceId === done.priceIdAfter;
  // Usage that grew since leaves an unknown or free cost as it was, but what it cost before is no longer true of it.
  const isTrueAgain = price === undefined || listCost(priceBook([price]), span).costNanos === done.costBefore;
  if (!isAsLeft || !isTrueAgain) return null;
  return { ...span, costNanos: done.costBefore, priceRule: done.ruleBefore, priceId: done.priceIdBefore };
}

async function nextDone({ id, organizationId, cursor }: RepriceJob, limit: number): Promise<Done[]> {
  const { sql } = connection();
  return sql<Done[]>`
    select ${selectList(sql, repricedSpans, "d")}, t.trace_text as "traceText", t.side, t.environment
    from repriced_spans d
    left join traces t on t.organization_id = d.organization_id and t.trace_id = d.trace_id and t.span_count > 0
    where d.organization_id = ${organizationId} and d.reprice_id = ${id}
      ${cursor === null ? sql`` : sql`and d.trace_id >= ${cursor}`}
    order by d.trace_id, d.span_id limit ${limit}`;
}

async function forget(tx: Tx, { id, organizationId }: RepriceJob, done: readonly Done[]): Promise<void> {
  await tx`
    delete from repriced_spans d
    using unnest(${done.map((one) => one.traceId)}::text[]::uuid[], ${done.map((one) => one.spanId)}::text[]) as k(trace_id, span_id)
    where d.organization_id = ${organizationId} and d.reprice_id = ${id}
      and d.trace_id = k.trace_id and d.span_id = k.span_id`;
}
