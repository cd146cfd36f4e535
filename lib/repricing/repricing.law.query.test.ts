import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import type { Rates } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { addPrice } from "@/lib/pricing/mutations";
import type { NewPrice } from "@/lib/pricing/schema";
import { forgetPrices } from "@/lib/pricing/store";
import { everyRow, randomBatches, rebuiltRollups, storedRollups } from "@/lib/rollups/testing";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { listJobs, type RepriceJob } from "./job";
import { startReprice, undoReprice } from "./mutations";
import { previewReprice } from "./preview";
import { listReprices } from "./queries";
import { advance } from "./run";
import type { Selection } from "./selection";
import { takeBack } from "./undo";

let database: Connection & { drop: () => Promise<void> };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const seed = 20_261_120;
const day = 86_400_000;
const today = Math.floor(Date.now() / day) * day;

const price = fc.record({
  model: fc.constantFrom("gpt-4o", "house-model", "other"),
  rates: fc.constantFrom<Rates>(
    { prompt: 0, completion: 0 },
    { prompt: 1.5, completion: 3 },
    { prompt: 7, completion: 0, cacheRead: 0.25 },
  ),
  validFrom: fc.constantFrom(null, new Date(today - day / 2).toISOString()),
});
type DrawnPrice = Pick<NewPrice, "model" | "rates" | "validFrom">;

/** Prices of no more than one period for each model. */
const prices = fc.uniqueArray(price, { selector: ({ model }) => model, maxLength: 3 });

const selection: fc.Arbitrary<Selection> = fc.record({
  from: fc.constantFrom(null, null, today - day / 2),
  to: fc.constantFrom(null, null, today),
  side: fc.constantFrom(null, "prod" as const, "test" as const),
  models: fc.constantFrom(null, null, ["house-model"], ["gpt-4o", "other"]),
});

const size = fc.record({ looked: fc.integer({ min: 1, max: 6 }), changed: fc.integer({ min: 1, max: 3 }) });

async function write(scope: Scope, spans: readonly NewSpan[]): Promise<void> {
  await writeSpans(scope, spans);
}

async function setPrices(scope: Scope, wanted: readonly DrawnPrice[]) {
  await database.sql`update prices set retired_at = now() where organization_id = ${scope.organizationId}`;
  for (const { rates, ...rest } of wanted) {
    const saved = await addPrice(scope, { ...rest, rates, vendor: "", validUntil: null, source: null });
    expect(saved.ok).toBe(true);
  }
  forgetPrices(database.sql, scope.organizationId);
}

/** Steps until the end, each from what the database says, as after a restart; `between` acts after every step. */
async function runToEnd(
  scope: Scope,
  step: (job: RepriceJob) => Promise<unknown>,
  between: () => Promise<void> = async () => {},
): Promise<void> {
  const next = async () =>
    (await listJobs()).find(({ organizationId }) => organizationId === scope.organizationId);
  for (let job = await next(); job; job = await next()) {
    await step(job);
    await between();
  }
}

async function expectSoundRollups(scope: Scope): Promise<void> {
  const { sql } = database;
  expect(await storedRollups(sql, scope.organizationId)).toEqual(
    await rebuiltRollups(sql, scope.organizationId),
  );
}

async function newScope(): Promise<Scope> {
  return scopeOfJob((await createOrganization({ name: "Law" })).id, "test", "prod");
}

test("a re-price does what its preview said, leaves the rest, and its undoing leaves every row as it was", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomBatches,
      prices,
      prices,
      selection,
      size,
      async (batches, first, second, asked, steps) => {
        const scope = await newScope();
        await setPrices(scope, first);
        for (const batch of batches) await write(scope, batch);
        await setPrices(scope, second);
        const before = await everyRow(database.sql, scope.organizationId);
        const { total } = await previewReprice(scope, asked, 20);

        const answer = await startReprice(scope, asked);
        if (!answer.ok) throw new Error(answer.message);
        await runToEnd(scope, (job) => advance(job, steps));
        await expectSoundRollups(scope);
        const [done] = await listReprices(scope);
        expect(done).toMatchObject({
          state: "done",
          totalCount: total.spanCount,
          doneCount: total.spanCount,
          changedCount: total.changedCount,
          beforeNanos: total.beforeNanos ?? 0,
          afterNanos: total.afterNanos ?? 0,
        });
        const after = await previewReprice(scope, asked, 20);
        expect(after.total).toMatchObject({
          changedCount: 0,
          beforeNanos: total.afterNanos,
          costlessBefore: total.costlessAfter,
        });

        if (total.changedCount > 0) await undoReprice(scope, answer.id);
        await runToEnd(scope, (job) => takeBack(job, steps.changed));
        expect(await everyRow(database.sql, scope.organizationId)).toEqual(before);
      },
    ),
    { seed, numRuns: process.env.SPANDREL_LONG ? 300 : 12, endOnFailure: true },
  );
}, 600_000);

test("spans that come and are merged while it runs, or is undone, leave every total the sum of its spans", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomBatches,
      randomBatches,
      randomBatches,
      prices,
      prices,
      size,
      async (batches, during, undoing, first, second, steps) => {
        const scope = await newScope();
        await setPrices(scope, first);
        for (const batch of batches) await write(scope, batch);
        await setPrices(scope, second);
        const everything = { from: null, to: null, side: null, models: null };
        const answer = await startReprice(scope, everything);
        if (!answer.ok) throw new Error(answer.message);
        await runToEnd(
          scope,
          (job) => advance(job, steps),
          () => write(scope, during.shift() ?? []),
        );
        await expectSoundRollups(scope);
        // Whatever came meanwhile was priced at once, so nothing is left to change.
        expect((await previewReprice(scope, everything, 20)).total.changedCount).toBe(0);
        await undoReprice(scope, answer.id);
        await runToEnd(
          scope,
          (job) => takeBack(job, steps.changed),
          () => write(scope, undoing.shift() ?? []),
        );
        await expectSoundRollups(scope);
        const left = await database.sql`
          select 1 from repriced_spans where organization_id = ${scope.organizationId}`;
        expect(left).toHaveLength(0);
      },
    ),
    { seed, numRuns: process.env.SPANDREL_LONG ? 300 : 12, endOnFailure: true },
  );
}, 600_000);
