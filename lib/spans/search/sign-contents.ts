import "server-only";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { connection, type Tx } from "@/db";
import { type Exclusive, startExclusive } from "@/lib/jobs/exclusive";
import { WorkerPool } from "@/lib/workers/worker-pool";
import { readLowerTexts } from "../contents";
import { type Signature, type SignedTexts, spansPerSignature } from "./signature";

const everyMs = 5_000;
/** Signing may wait, ingest may not: while the main loop is this busy, it takes a twentieth of the time. */
const busyLoad = 0.4;
const busyPause = 20;
/** Batches looked at together: most hold far more than one span. */
const mostBatches = spansPerSignature;

const signing = new WorkerPool<readonly SignedTexts[], Signature>({
  script: "lib/spans/search/sign.worker.ts",
  heapMb: 256,
});

// A hot reload must not start it twice.
const holder = globalThis as typeof globalThis & { spandrelSigning?: Exclusive };

/** Signs, from now on and in the background, the contents that come. */
export function startSigning(): Exclusive {
  holder.spandrelSigning ??= startExclusive({ name: "content signatures", everyMs, work: signContents });
  return holder.spandrelSigning;
}

/**
 * Signs the contents that wait for it, 512 spans at a time. Fewer than that stay as they are: a search looks through
 * them quickly. What waits is known to the database alone, so that this may be cut off anywhere.
 *
 * @param isSparing false where the process has nothing else to do
 */
export async function signContents(signal: AbortSignal, { isSparing = true } = {}): Promise<void> {
  for (;;) {
    const waiting = await connection().sql<{ organizationId: number }[]>`
      select organization_id as "organizationId" from unsigned_contents
      group by organization_id having sum(count) >= ${spansPerSignature} order by sum(count)`;
    if (waiting.length === 0) return;
    for (const { organizationId } of waiting) {
      signal.throwIfAborted();
      const load = performance.eventLoopUtilization();
      const began = performance.now();
      await signNext(organizationId, signal);
      if (!isSparing || performance.eventLoopUtilization(load).utilization < busyLoad) continue;
      await sleep((performance.now() - began) * busyPause, undefined, { signal, ref: false });
    }
  }
}

type Batch = { id: number; ids: string[] };

/** Signs the 512 spans of an organization that have waited longest. */
async function signNext(organizationId: number, signal: AbortSignal): Promise<void> {
  await connection().sql.begin(async (tx) => {
    const batches = await tx<Batch[]>`
      select id::float8 as id, ids from unsigned_contents where organization_id = ${organizationId}
      order by id limit ${mostBatches} for update`;
    const { taken, left } = take(batches);
    // Another process was faster.
    if (taken.ids.length < spansPerSignature) return;
    const texts = await readLowerTexts(tx, organizationId, taken.ids);
    const spans = taken.ids.map((id) => texts.get(id) ?? []);
    const { hashes, slices } = await signing.run(spans, { signal });
    const sorted = [...taken.ids].sort();
    await tx`
      insert into content_signatures (organization_id, low, high, ids, hashes, slices)
      values (${organizationId}, ${sorted.at(0) ?? ""}, ${sorted.at(-1) ?? ""}, ${taken.ids}::uuid[], ${hashes}, ${Buffer.from(slices)})`;
    await tx`delete from unsigned_contents where organization_id = ${organizationId} and id = any(${taken.batches}::bigint[])`;
    await keep(tx, organizationId, left);
  });
}

/** As many spans as one signature has, each once, and what is left of the batch that did not fit in whole. */
function take(batches: readonly Batch[]): {
  taken: { ids: string[]; batches: number[] };
  left: { of: number; ids: string[] } | null;
} {
  const ids = new Set<string>();
  const whole: number[] = [];
  for (const batch of batches) {
    const fresh = batch.ids.filter((id) => !ids.has(id));
    const room = spansPerSignature - ids.size;
    for (const id of fresh.slice(0, room)) ids.add(id);
    if (fresh.length > room)
      return { taken: { ids: [...ids], batches: whole }, left: { of: batch.id, ids: fresh.slice(room) } };
    whole.push(batch.id);
  }
  return { taken: { ids: [...ids], batches: whole }, left: null };
}

async function keep(
  tx: Tx,
  organizationId: number,
  left: { of: number; ids: string[] } | null,
): Promise<void> {
  if (left === null) return;
  const sorted = left.ids.sort();
  await tx`
    update unsigned_contents set low = ${sorted.at(0) ?? ""}, high = ${sorted.at(-1) ?? ""}, ids = ${sorted}::uuid[], count = ${sorted.length}
    where organization_id = ${organizationId} and id = ${left.of}`;
}
