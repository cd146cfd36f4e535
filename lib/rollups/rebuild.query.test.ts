import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { modelLimit } from "./models";
import { rebuildRollups } from "./rebuild";
import { reconcileRollups } from "./reconcile";
import { everyRow, randomBatches } from "./testing";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  scope = await newcomer();
});
afterAll(() => database.drop());

const now = Date.now() * 1000;

async function newcomer(): Promise<Scope> {
  const { id } = await createOrganization({ name: "Test" });
  return scopeOfJob(id, "test", "prod");
}

async function write(by: Scope, spans: readonly NewSpan[]): Promise<void> {
  const outcomes = await writeSpans(by, spans);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
}

async function differing(): Promise<Record<string, number>> {
  const checks = await reconcileRollups(database.sql, scope.organizationId);
  return Object.fromEntries(
    checks.filter((check) => check.differing > 0).map((check) => [check.name, check.differing]),
  );
}

/** What is left to say once rows that sum to nothing and instants that only widened are set aside. */
function lasting(rows: Record<string, unknown[]>): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      list
        .map((row) => row as Record<string, unknown>)
        .filter((row) => row.span_count !== 0)
        .map(({ first_seen, last_active, ...row }) => row),
    ]),
  );
}

/** Of a lost trace nobody knows any more which of its spans' environments was written first. */
function withoutEnvironment({ traces, ...rows }: Record<string, unknown[]>) {
  return { ...rows, traces: traces?.map((row) => ({ ...(row as object), environment: null })) };
}

async function spoil(organizationId: number): Promise<void> {
  const { sql } = database;
  for (const table of ["traces", "customer_days", "usage_hours"]) {
    await sql`delete from ${sql(table)} where organization_id = ${organizationId}`;
  }
  await sql`update usage_days set span_count = 0 where organization_id = ${organizationId}`;
  await sql`update threads set cost_nanos = cost_nanos + 7 where organization_id = ${organizationId}`;
  await sql`update customers set cost_nanos = -1, first_seen = null where organization_id = ${organizationId}`;
  await sql`
    update spans set
      customer = case when customer_inherited then null else customer end, customer_inherited = false,
      session = case when session_inherited then 'x' else session end,
      thread_inherited = thread_inherited or thread is null,
      trace_group = case when trace_group_inherited then null else trace_group end
    where organization_id = ${organizationId}`;
}

test("what the writer made of random spans is what a rebuild makes of them, to the last column", async () => {
  const { sql } = database;
  await fc.assert(
    fc.asyncProperty(randomBatches, async (batches) => {
      scope = await newcomer();
      await Promise.all(
        [0, 1].map(async (writer) => {
          for (const [i, batch] of batches.entries()) if (i % 2 === writer) await write(scope, batch);
        }),
      );
      expect(await differing()).toEqual({});
      const written = await everyRow(sql, scope.organizationId);

      await rebuildRollups(sql, scope.organizationId);
      const rebuilt = await everyRow(sql, scope.organizationId);
      expect(lasting(rebuilt)).toEqual(lasting(written));

      await spoil(scope.organizationId);
      await rebuildRollups(sql, scope.organizationId);
      expect(await differing()).toEqual({});
      const healed = await everyRow(sql, scope.organizationId);
      expect(withoutEnvironment(healed)).toEqual(withoutEnvironment(rebuilt));
    }),
    { seed: 20_261_121, numRuns: process.env.SPANDREL_LONG ? 600 : 30, endOnFailure: true },
  );
}, 600_000);

test("a rebuild keeps what spans do not say: keys, names and e-mails, and what retention deleted", async () => {
  const { sql } = database;
  const { organizationId } = scope;
  await write(scope, [
    {
      traceId: "t",
      spanId: "a",
      endMicros: now,
      customer: "ann",
      customerName: "Ann",
      customerEmail: "ann@x.org",
    },
  ]);
  await sql`
    insert into retired_customers select organization_id, side, environment, customer, '2020-01-01', last_active,
      5, 4, 3, 2, 1, 0, 7, 0, 0, 0, 4, 1 from customers where organization_id = ${organizationId}`;
  expect(await differing()).toEqual({ customers: 1 });
  const [before] =
    await sql`select key, name, email from customers where organization_id = ${organizationId}`;
  await rebuildRollups(sql, organizationId);
  expect(await differing()).toEqual({});
  const [after] = await sql`
    select key, name, email, span_count::int, error_count::int, total_tokens::int, first_seen::date::text
    from customers where organization_id = ${organizationId}`;
  expect(after).toEqual({
    ...before,
    span_count: 6,
    error_count: 3,
    total_tokens: 7,
    first_seen: "2020-01-01",
  });

  await sql`delete from spans where organization_id = ${organizationId}`;
  await rebuildRollups(sql, organizationId);
  const [gone] = await sql`
    select key, name, email, span_count::int from customers where organization_id = ${organizationId}`;
  expect(gone).toEqual({ ...before, span_count: 5 });
});

test("models beyond the limit are summed as other, and names that fit are entered", async () => {
  const { sql } = database;
  const { organizationId } = scope;
  await write(scope, [
    { traceId: "t", spanId: "a", endMicros: now, model: "known" },
    { traceId: "t", spanId: "b", endMicros: now, model: "beyond" },
    { traceId: "t", spanId: "c", endMicros: now, model: "beyond" },
    { traceId: "t", spanId: "d", endMicros: now },
  ]);
  await sql`delete from rollup_models where organization_id = ${organizationId}`;
  await sql`
    insert into rollup_models select ${organizationId}::int, 'm' || n from generate_series(1, ${modelLimit - 1}::int) n`;
  await rebuildRollups(sql, organizationId);
  const models = await sql`
    select model, sum(span_count)::int as n from usage_days where organization_id = ${organizationId} group by 1 order by 1`;
  expect(models.map(({ model, n }) => [model, n])).toEqual([
    ["", 1],
    ["beyond", 2],
    ["other", 1],
  ]);
  expect(await differing()).toEqual({});
});

test("an organization of no spans has no rollups after it, and no other one is touched", async () => {
  const { sql } = database;
  const neighbour = await newcomer();
  await write(neighbour, [{ traceId: "t", spanId: "a", endMicros: now, customer: "ann", thread: "x" }]);
  await sql`update customers set span_count = 99 where organization_id = ${neighbour.organizationId}`;
  const before = await everyRow(sql, neighbour.organizationId);
  await rebuildRollups(sql, scope.organizationId);
  expect(Object.values(await everyRow(sql, scope.organizationId)).flat()).toEqual([]);
  expect(await everyRow(sql, neighbour.organizationId)).toEqual(before);
});

test("writers wait for a rebuild, and nothing they wrote is missing after it", async () => {
  const { sql } = database;
  const writer = async (name: string) => {
    for (let i = 0; i < 30; i++) {
      const traceId = `t${i % 5}`;
      await write(scope, [
        {
          traceId,
          spanId: `${name}${i}`,
          endMicros: now + i,
          customer: `c${i % 3}`,
          thread: name,
          model: name,
        },
      ]);
    }
  };
  const writers = Promise.all([writer("a"), writer("b")]);
  for (let i = 0; i < 5; i++) await rebuildRollups(sql, scope.organizationId);
  await writers;
  expect(await differing()).toEqual({});
});
