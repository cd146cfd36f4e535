import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { eraseStore } from "@/lib/organizations/erase-store";
import { createOrganization } from "@/lib/organizations/mutations";
import { rebuiltRollups, storedRollups } from "@/lib/rollups/testing";
import { mergeSent, type SentSpan } from "./merge";
import type { NewSpan } from "./new-span";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
  const { id } = await createOrganization({ name: "Test" });
  scope = scopeOfJob(id, "test", "prod");
});
afterAll(() => database.drop());

const now = Math.floor(Date.now() / 60_000) * 60_000_000;
const minute = 60_000_000;
const week = 7 * 24 * 60 * minute;

/** Few values, so that parts meet: equal ends and starts, the same customer twice, a parent that is there. */
const seconds = fc.integer({ min: 0, max: 6 }).map((n) => now - 10 * minute + n * 1_000_000);
const instant = fc.oneof(
  { weight: 12, arbitrary: seconds },
  { weight: 1, arbitrary: fc.constantFrom(now - 9 * week, now - 300 * week) },
);
const word = fc.constantFrom("a", "b", "c");
const spanIds = ["s0", "s1", "s2", "s3"];

const partFields = fc.record(
  {
    startMicros: instant,
    endMicros: instant,
    latencyMicros: fc.constantFrom(0, 500_000, 3_000_000, 5 * week),
    parentId: fc.oneof(fc.constantFrom(null, ""), fc.constantFrom(...spanIds)),
    name: word,
    logType: fc.constantFrom("chat", "tool", "workflow"),
    model: fc.constantFrom("gpt-4o", "gpt-4o-mini", "house-model"),
    promptTokens: fc.constantFrom(0, 10, 2000),
    completionTokens: fc.constantFrom(0, 7),
    cacheReadTokens: fc.constantFrom(0, 5),
    costNanos: fc.constantFrom(0, 123),
    ownsUsage: fc.boolean(),
    statusCode: fc.constantFrom(200, 429),
    isError: fc.boolean(),
    errorMessage: word,
    customer: word,
    thread: word,
    session: word,
    traceGroup: word,
    group: word,
    customId: word,
    positiveFeedback: fc.constantFrom(true, false, null),
    noLog: fc.constantFrom(true, false),
    warnings: fc.array(word, { maxLength: 2 }),
    metadata: fc.dictionary(word, word, { maxKeys: 2 }),
    attributes: fc.dictionary(word, word, { maxKeys: 2 }),
    content: fc.record(
      { input: word, output: word, extras: fc.dictionary(word, fc.constantFrom(1, "x", null, [1])) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<Partial<NewSpan>>;

/** A few parts of one span. The first says when, or the span's place would be the time of each receipt. */
const spanParts = fc
  .record({
    traceId: fc.constantFrom("0af7651916cd43dd8448eb211c80319c", "trace_b"),
    spanId: fc.constantFrom(...spanIds),
    isNamedByClient: fc.boolean(),
    endMicros: instant,
    parts: fc.array(partFields, { minLength: 1, maxLength: 3 }),
  })
  .map(({ traceId, spanId, isNamedByClient, endMicros, parts }) =>
    parts.map(
      (part, i): NewSpan => ({
        ...(i === 0 ? { endMicros } : {}),
        ...part,
        traceId,
        spanId,
        ...(isNamedByClient && i === 0 ? { uniqueId: `u ${traceId} ${spanId}` } : {}),
      }),
    ),
  );

/** Parts, and one way they may arrive: each at least once, in any order, in batches dealt to one or two writers. */
const delivery = fc.array(spanParts, { minLength: 1, maxLength: 7 }).chain((spans) => {
  const parts = spans.flat();
  const again = fc.subarray(parts);
  return again.chain((repeated) =>
    fc.record({
      parts: fc.constant(parts),
      order: fc.shuffledSubarray([...parts, ...repeated], {
        minLength: parts.length + repeated.length,
        maxLength: parts.length + repeated.length,
      }),
      batchSizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }),
      writers: fc.constantFrom(1, 2),
    }),
  );
});

function batchesOf(spans: readonly NewSpan[], sizes: readonly number[]): NewSpan[][] {
  const batches: NewSpan[][] = [];
  for (let at = 0, turn = 0; at < spans.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    batches.push(spans.slice(at, at + size));
    at += size;
  }
  return batches;
}

async function write(spans: readonly NewSpan[]): Promise<void> {
  const outcomes = await writeSpans(scope, spans);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  expect(outcomes).toHaveLength(spans.length);
}

/** Everything the law speaks of. Only the time of receipt, and an id that was made up at it, depend on the way. */
async function stored() {
  const { sql } = database;
  const { organizationId } = scope;
  const rows = (table: string, order: string) =>
    sql<Record<string, unknown>[]>`
      select * from ${sql(table)} where organization_id = ${organizationId} order by ${sql.unsafe(order)}`;
  const [spans, contents, traces] = await Promise.all([
    rows("spans", "trace_id, span_id"),
    rows("span_contents", "id"),
    rows("traces", "trace_id"),
  ]);
  return {
    spans: spans.map(({ received_at, public_id, ...row }) => ({
      ...row,
      public_id: String(public_id).startsWith("u ") ? public_id : null,
    })),
    contents: contents.map(({ sent, extras, ...row }) => {
      const facts: SentSpan = JSON.parse(String(sent));
      // With itself: the form two parts of it would have been merged to.
      return { ...row, extras: JSON.parse(String(extras)), sent: mergeSent(facts, facts) };
    }),
    traces,
    rollups: await storedRollups(sql, organizationId),
  };
}

test("whatever the order, split, repetition and number of writers, the store ends the same", async () => {
  await fc.assert(
    fc.asyncProperty(delivery, async ({ parts, order, batchSizes, writers }) => {
      await eraseStore(scope);
      await write(parts);
      const atOnce = await stored();
      expect(atOnce.rollups).toEqual(await rebuiltRollups(database.sql, scope.organizationId));

      await eraseStore(scope);
      const batches = batchesOf(order, batchSizes);
      const deliver = async (mine: NewSpan[][]) => {
        for (const batch of mine) await write(batch);
      };
      const lots = Array.from({ length: writers }, (_, writer) =>
        batches.filter((_, i) => i % writers === writer),
      );
      await Promise.all(lots.map(deliver));
      expect(await rebuiltRollups(database.sql, scope.organizationId)).toEqual(
        await storedRollups(database.sql, scope.organizationId),
      );
      expect(await stored()).toEqual(atOnce);
    }),
    { seed: 20_261_120, numRuns: process.env.SPANDREL_LONG ? 1_500 : 40 },
  );
}, 600_000);
