import "server-only";
import type { Side } from "@/db/enums";
import { scopeOfJob } from "@/lib/auth/scope";
import { demoTraces } from "@/lib/demo/generate";
import { submitSpans } from "@/lib/ingest/queue";
import type { NewSpan } from "@/lib/spans/new-span";

/** Spans handed to the writer at once; whole traces, so a batch may be a little larger. */
const batchSize = 800;
/** Batches under way: one commits while the next is prepared. */
const inFlight = 2;

type Batch = { side: Side; spans: NewSpan[] };

/**
 * Fills an organization with about 20,000 spans of a busy shop over the thirty days before `now`, through the one
 * writer. Content, trace ids and span ids are the same at every load; only the clock moves. So loading again after
 * a crash completes what is there and doubles nothing.
 *
 * @param options.now epoch milliseconds, by default the present
 * @param options.onProgress called at the start and after each committed batch with spans done and spans in all
 * @returns how many spans the demo consists of
 * @throws DatabaseUnavailable when the store cannot write, Error when it refuses a span
 */
export async function loadDemo(
  organizationId: number,
  options: { now?: number; onProgress?: (done: number, total: number) => void } = {},
): Promise<{ spans: number }> {
  const batches = demoBatches(options.now ?? Date.now());
  const total = batches.reduce((sum, batch) => sum + batch.spans.length, 0);
  let done = 0;
  options.onProgress?.(done, total);

  async function work(): Promise<void> {
    // Taken off the list, so that what is written can be forgotten.
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const { side, spans } = batch;
      const outcomes = await submitSpans(scopeOfJob(organizationId, "demo", side), spans);
      const refused = outcomes.find((outcome) => !outcome.ok);
      if (refused && !refused.ok) throw new Error(`Demo data: ${refused.field}: ${refused.message}`);
      done += spans.length;
      options.onProgress?.(done, total);
    }
  }

  await Promise.all(Array.from({ length: inFlight }, work));
  return { spans: total };
}

function demoBatches(now: number): Batch[] {
  const batches: Batch[] = [];
  const filling = new Map<Side, Batch>();
  for (const { side, spans } of demoTraces(now)) {
    let batch = filling.get(side);
    if (!batch || batch.spans.length >= batchSize) {
      batch = { side, spans: [] };
      filling.set(side, batch);
      batches.push(batch);
    }
    batch.spans.push(...spans);
  }
  return batches;
}
