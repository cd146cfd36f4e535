import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { eraseStore } from "@/lib/organizations/erase-store";
import { createOrganization } from "@/lib/organizations/mutations";
import { rebuiltRollups, storedRollups } from "@/lib/rollups/testing";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { estimatePending } from "./estimator";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
  const { id } = await createOrganization({ name: "Test" });
  scope = scopeOfJob(id, "test", "prod");
});
afterAll(() => database.drop());

const now = Math.floor(Date.now() / 60_000) * 60_000_000;
const second = fc.integer({ min: 0, max: 4 }).map((n) => now - 600_000_000 + n * 1_000_000);
const words = fc.constantFrom("", "one", "two words", '[{"role":"user","content":"Hi"}]', '["a","b c"]');
/** Absent from most parts. */
const rarely = <T>(...values: T[]) =>
  fc.oneof(
    { weight: 7, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );
const sometimes = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);

/** Parts that mostly say nothing of usage, so that it depends on the others whether and how tokens are counted. */
const part = fc.record({
  startMicros: fc.option(second, { nil: undefined }),
  endMicros: fc.option(second, { nil: undefined }),
  parentId: rarely("s0", "s1"),
  logType: sometimes("chat", "embedding", "embedding", "tool"),
  model: sometimes("gpt-4o", "house-model"),
  completionTokens: rarely(0, 7),
  costNanos: rarely(123),
  promptUnitPrice: rarely(3),
  tokensPerSecond: rarely(50),
  ownsUsage: rarely(true, false),
  isError: rarely(true),
  customer: sometimes("a", "b"),
  noLog: rarely(true),
  content: fc.option(
    fc.record(
      {
        input: words,
        output: words,
        extras: fc.constantFrom({ tools: [{ name: "x" }] }, { temperature: 1 }),
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  ),
}) satisfies fc.Arbitrary<Partial<NewSpan>>;

const spanParts = fc
  .record({
    spanId: fc.constantFrom("s0", "s1", "s2"),
    endMicros: second,
    input: words,
    parts: fc.array(part, { minLength: 2, maxLength: 4 }),
  })
  .map(({ spanId, endMicros, input, parts }) =>
    parts.map(
      (fields, i): NewSpan => ({
        ...fields,
        ...(i === 0 ? { endMicros, content: { input, ...fields.content } } : {}),
        traceId: "t",
        spanId,
      }),
    ),
  );

/** Parts, an order they may arrive in, and after which of them the estimator runs: alone, or while the next is written. */
const delivery = fc.array(spanParts, { minLength: 1, maxLength: 3 }).chain((spans) => {
  const parts = spans.flat();
  return fc.record({
    parts: fc.constant(parts),
    order: fc.shuffledSubarray(parts, { minLength: parts.length }),
    runs: fc.array(fc.constantFrom("no", "alone", "alone", "beside"), {
      minLength: parts.length,
      maxLength: parts.length,
    }),
  });
});

async function write(spans: readonly NewSpan[]): Promise<void> {
  const outcomes = await writeSpans(scope, spans);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
}
async function estimate(): Promise<void> {
  await estimatePending(new AbortController().signal);
}

async function stored() {
  const { sql } = database;
  const { organizationId } = scope;
  const spans = await sql`select * from spans where organization_id = ${organizationId} order by span_id`;
  const rollups = await storedRollups(sql, organizationId);
  expect(rollups).toEqual(await rebuiltRollups(sql, organizationId));
  return { spans: spans.map(({ received_at: _when, public_id: _made, ...row }) => row), rollups };
}

test("whatever the order, and whenever tokens are counted in between, the store ends the same", async () => {
  let countedCases = 0;
  await fc.assert(
    fc.asyncProperty(delivery, async ({ parts, order, runs }) => {
      await eraseStore(scope);
      await write(parts);
      await estimate();
      const atOnce = await stored();
      expect(atOnce.spans.filter((span) => span.estimate_pending)).toEqual([]);
      if (atOnce.spans.some((span) => span.tokens_estimated)) countedCases += 1;

      await eraseStore(scope);
      for (const [i, one] of order.entries()) {
        const beside = runs[i] === "beside" ? estimate() : null;
        await write([one]);
        await beside;
        if (runs[i] === "alone") await estimate();
      }
      await estimate();
      expect(await stored()).toEqual(atOnce);
    }),
    { seed: 20_261_120, numRuns: process.env.SPANDREL_LONG ? 1_500 : 50 },
  );
  expect(countedCases).toBeGreaterThan(5);
}, 600_000);
