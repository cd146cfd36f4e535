import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { rebuildRollups } from "./rebuild";
import { type Check, type Difference, reconcileRollups } from "./reconcile";
import { everyRow } from "./testing";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;
let neighbour: Scope;

const second = 1_000_000;
const day = 86_400 * second;
const noon = Math.floor((Date.now() * 1000) / day) * day - day / 2;

/** Ann's trace, whose root says for two heirs who it is, and Bob's of the day before. */
const spans: NewSpan[] = [
  {
    traceId: "t1",
    spanId: "root",
    startMicros: noon,
    latencyMicros: 5 * second,
    name: "trip",
    logType: "workflow",
    customer: "ann",
    thread: "chat",
    session: "s",
    traceGroup: "g",
  },
  { traceId: "t1", spanId: "llm", parentId: "root", startMicros: noon + 1, model: "gpt-4o", promptTokens: 3 },
  {
    traceId: "t1",
    spanId: "tool",
    parentId: "root",
    startMicros: noon + 2,
    logType: "tool",
    model: "gpt-4o",
  },
  { traceId: "t2", spanId: "a", startMicros: noon - day, customer: "bob", statusCode: 500 },
];

async function newcomer(): Promise<Scope> {
  const { id } = await createOrganization({ name: "Test" });
  const made = scopeOfJob(id, "test", "prod");
  const outcomes = await writeSpans(made, spans);
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  return made;
}

beforeAll(async () => {
  database = await openTestDatabase();
  neighbour = await newcomer();
});
beforeEach(async () => {
  scope = await newcomer();
});
afterAll(() => database.drop());

async function reconcile(): Promise<Check[]> {
  return reconcileRollups(database.sql, scope.organizationId);
}

const differing = (checks: readonly Check[]) =>
  Object.fromEntries(checks.flatMap((one) => (one.differing > 0 ? [[one.name, one.differing]] : [])));

/** Rows without the keys a lost one does not get back, and without those that sum to nothing. */
async function lastingRows(): Promise<Record<string, string[]>> {
  const tables = await everyRow(database.sql, scope.organizationId);
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      rows
        .map((row) => ({ ...(row as Record<string, unknown>), key: 0, customer_key: 0 }))
        .filter((row) => !("span_count" in row) || row.span_count !== 0)
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
}

/** A copy of a row with other values in some columns. */
const added = (table: string, row: string, changes: object) => `
  insert into ${table} overriding system value
  select (jsonb_populate_record(t, '${JSON.stringify(changes)}')).* from ${table} t
  where organization_id = $1 and ${row} limit 1`;

type Expectation = {
  says: ReturnType<typeof differing>;
  kinds: Difference["kind"][];
  fields?: string[];
};

/** One row of one rollup. */
const one = (name: Check["name"], kind: Difference["kind"], ...fields: string[]): Expectation => ({
  says: { [name]: 1 },
  kinds: [kind],
  ...(fields.length > 0 ? { fields } : {}),
});

const elsewhere = "0af76519-16cd-43dd-8448-eb211c80319c";
const t1 = "organization_id = $1 and trace_text = 't1'";
const ann = "organization_id = $1 and customer = 'ann'";
const noSums = Object.fromEntries(
  ["span_count", "llm_call_count", "error_count", "latency_count", "latency_sum_us"].map((sum) => [sum, 0]),
);

const damages: [what: string, statement: string, Expectation][] = [
  ["a trace is lost", `delete from traces where ${t1}`, one("traces", "missing")],
  ["a trace is added", added("traces", "true", { trace_id: elsewhere }), one("traces", "extra")],
  [
    "an empty trace says who it was",
    added("traces", "trace_text = 't2'", {
      trace_id: elsewhere,
      ...noSums,
      start_time: null,
      end_time: null,
      root_id: null,
      root_source: null,
      customer_source: null,
    }),
    one("traces", "extra", "customer"),
  ],
  [
    "a trace's sum is off by one",
    `update traces set cost_nanos = cost_nanos + 1 where ${t1}`,
    one("traces", "differs", "costNanos"),
  ],
  [
    "a trace's customer changes",
    `update traces set customer = 'eve' where ${t1}`,
    one("traces", "differs", "customer"),
  ],
  [
    "a trace's source is lost",
    `update traces set session_source = null where ${t1}`,
    one("traces", "differs", "sessionSource"),
  ],
  [
    "a trace's root changes",
    `update traces set root_id = '${elsewhere}', root_source = root_source || '!', name = null where ${t1}`,
    one("traces", "differs", "rootId", "rootSource", "name"),
  ],
  [
    "a trace's bounds narrow",
    `update traces set start_time = start_time + interval '1 us', end_time = end_time - interval '1 us' where ${t1}`,
    one("traces", "differs", "startTime", "endTime"),
  ],
  [
    "a trace moves",
    `update traces set side = 'test', environment = 'qa', trace_text = 'x' where ${t1}`,
    one("traces", "differs", "traceText", "side", "environment"),
  ],
  ["a thread is lost", "delete from threads where organization_id = $1", one("threads", "missing")],
  ["a thread is added", added("threads", "true", { thread: "x" }), one("threads", "extra")],
  [
    "a thread's sum is off",
    "update threads set prompt_tokens = 2 where organization_id = $1",
    one("threads", "differs", "promptTokens"),
  ],
  [
    "a thread's time narrows",
    "update threads set first_seen = first_seen + interval '1 us', last_active = null where organization_id = $1",
    one("threads", "differs", "firstSeen", "lastActive"),
  ],
  // Its day had its key.
  [
    "a customer is lost",
    `delete from customers where ${ann}`,
    { says: { customers: 1, customerDays: 2 }, kinds: ["missing", "extra", "missing"] },
  ],
  ["a customer is added", added("customers", "true", { customer: "x" }), one("customers", "extra")],
  [
    "a customer's sum is off",
    `update customers set span_count = 0 where ${ann}`,
    one("customers", "differs", "spanCount"),
  ],
  [
    "what retention deleted is not in a customer's lifetime",
    `insert into retired_customers select (jsonb_populate_record(null::retired_customers, to_jsonb(c))).* from customers c where ${ann}`,
    one(
      "customers",
      "differs",
      "spanCount",
      "llmCallCount",
      "promptTokens",
      "totalTokens",
      "latencyCount",
      "costNanos",
    ),
  ],
  [
    "a customer's day is lost",
    "delete from customer_days where organization_id = $1 and error_count = 1",
    one("customerDays", "missing"),
  ],
  [
    "a customer's day is added",
    added("customer_days", "true", { day: "2020-01-01T00:00:00Z" }),
    one("customerDays", "extra"),
  ],
  [
    "a customer's day is off",
    "update customer_days set error_count = 2 where organization_id = $1 and error_count = 1",
    one("customerDays", "differs", "errorCount"),
  ],
  [
    "an hour is lost",
    "delete from usage_hours where organization_id = $1 and has_error",
    one("usageHours", "missing"),
  ],
  ["an hour is added", added("usage_hours", "true", { model: "x" }), one("usageHours", "extra")],
  [
    "an hour is off",
    "update usage_hours set latency_sum_us = 1 where organization_id = $1 and has_error",
    one("usageHours", "differs", "latencySumUs"),
  ],
  [
    "an hour moves",
    "update usage_hours set has_error = false where organization_id = $1 and has_error",
    { says: { usageHours: 2 }, kinds: ["extra", "missing"] },
  ],
  [
    "a day is lost",
    "delete from usage_days where organization_id = $1 and has_error",
    one("usageDays", "missing"),
  ],
  ["a day is added", added("usage_days", "true", { environment: "qa" }), one("usageDays", "extra")],
  [
    "a day is off",
    "update usage_days set llm_call_count = 0 where organization_id = $1 and has_error",
    one("usageDays", "differs", "llmCallCount"),
  ],
  [
    "the cube forgets a model",
    "delete from rollup_models where organization_id = $1",
    {
      says: { usageHours: 4, usageDays: 4 },
      kinds: ["extra", "extra", "missing", "missing", "extra", "extra", "missing", "missing"],
    },
  ],
  [
    "an heir's customer changes, and with it what customers sum up to",
    "update spans set customer = 'eve' where organization_id = $1 and customer_inherited",
    {
      says: { heirs: 2, customers: 2, customerDays: 2 },
      kinds: ["differs", "missing", "differs", "missing", "differs", "differs"],
    },
  ],
  [
    "an heir's session changes",
    "update spans set session = 'x' where organization_id = $1 and span_id = 'tool'",
    one("heirs", "differs", "session"),
  ],
  [
    "an heir loses its trace group",
    "update spans set trace_group = null, trace_group_inherited = false where organization_id = $1 and span_id = 'tool'",
    one("heirs", "differs", "traceGroup", "traceGroupInherited"),
  ],
  [
    "a span without a thread says it inherited it",
    "update spans set thread_inherited = true where organization_id = $1 and span_id = 'a'",
    one("heirs", "differs", "threadInherited"),
  ],
];

test("what the writer wrote is clean, and everything is looked at", async () => {
  const checks = await reconcile();
  expect(differing(checks)).toEqual({});
  expect(Object.fromEntries(checks.map(({ name, checked }) => [name, checked]))).toEqual({
    traces: 2,
    threads: 1,
    customers: 2,
    customerDays: 2,
    usageHours: 4,
    usageDays: 4,
    heirs: 4,
    contents: 4,
  });
});

describe("exactly what is damaged is reported, a rebuild heals it, and no other organization is touched", () => {
  test.each(damages)("%s", async (_, statement, { says, kinds, fields }) => {
    const { sql } = database;
    const whole = await lastingRows();
    const nextDoor = await everyRow(sql, neighbour.organizationId);
    const { count } = await sql.unsafe(statement, [scope.organizationId]);
    expect(count).toBeGreaterThan(0);

    const checks = await reconcile();
    expect(differing(checks)).toEqual(says);
    const examples = checks.flatMap((check) => check.examples);
    expect(examples.map(({ kind }) => kind)).toEqual(kinds);
    if (fields) expect(Object.keys(examples[0]?.fields ?? {}).sort()).toEqual([...fields].sort());

    await rebuildRollups(sql, scope.organizationId);
    expect(differing(await reconcile())).toEqual({});
    if (!statement.includes("retired_customers")) expect(await lastingRows()).toEqual(whole);
    expect(await everyRow(sql, neighbour.organizationId)).toEqual(nextDoor);
  });
});

test("says what is stored and what is true, of the first ten", async () => {
  const { sql } = database;
  await sql`
    update traces set total_tokens = 5, end_time = '2020-01-01T00:00:00.000001Z'
    where organization_id = ${scope.organizationId} and trace_text = 't1'`;
  const [row] = await sql<{ traceId: string }[]>`
    select trace_id as "traceId" from traces where organization_id = ${scope.organizationId} and trace_text = 't1'`;
  const [traces] = await reconcile();
  expect(traces?.examples).toEqual([
    {
      kind: "differs",
      key: { traceId: row?.traceId, traceText: "t1" },
      fields: {
        endTime: {
          stored: "2020-01-01T00:00:00.000001+00:00",
          true: new Date((noon + 5 * second) / 1000).toISOString().replace(/\.000Z$/, "+00:00"),
        },
        totalTokens: { stored: 5, true: 3 },
      },
    },
  ]);

  await sql`
    insert into usage_days
    select (jsonb_populate_record(u, jsonb_build_object('model', 'm' || n))).*
    from usage_days u, generate_series(1, 30) n where organization_id = ${scope.organizationId} and has_error`;
  const days = (await reconcile()).find(({ name }) => name === "usageDays");
  expect(days).toMatchObject({ checked: 34, differing: 30 });
  expect(days?.examples).toHaveLength(10);
});

test("a thread or customer may have been seen over a longer time than its spans are from", async () => {
  const { sql } = database;
  for (const table of ["threads", "customers"]) {
    await sql`
      update ${sql(table)} set first_seen = '2020-01-01', last_active = '2100-01-01'
      where organization_id = ${scope.organizationId}`;
  }
  expect(differing(await reconcile())).toEqual({});
});

test("contents without a span and spans without contents are reported and stay: nothing could replace them", async () => {
  const { sql } = database;
  const { organizationId } = scope;
  await sql`
    delete from span_contents c using spans s
    where s.organization_id = ${organizationId} and s.id = c.id and s.span_id = 'llm'`;
  await sql`delete from spans where organization_id = ${organizationId} and span_id = 'tool'`;
  const contents = { contents: 2 };
  const checks = await reconcile();
  expect(differing(checks)).toEqual({
    traces: 1,
    threads: 1,
    customers: 1,
    customerDays: 1,
    usageHours: 1,
    usageDays: 1,
    ...contents,
  });
  const examples = checks.find(({ name }) => name === "contents")?.examples;
  expect(examples?.map(({ kind, key }) => [kind, key.spanId])).toEqual([
    ["extra", undefined],
    ["missing", "llm"],
  ]);
  await rebuildRollups(sql, organizationId);
  expect(differing(await reconcile())).toEqual(contents);
});

test("two writers at work make no difference: it reads one moment", async () => {
  const { sql } = database;
  let running = 2;
  const writer = async (name: string) => {
    for (let i = 0; i < 40; i++) {
      await writeSpans(scope, [
        { traceId: `w${i % 7}`, spanId: `${name}${i}`, parentId: "p", startMicros: noon + i, model: name },
        // Late roots move whole traces to another customer and thread.
        {
          traceId: `w${i % 7}`,
          spanId: "p",
          name,
          startMicros: noon - i,
          customer: `${i % 3}`,
          thread: name,
        },
      ]);
    }
    running -= 1;
  };
  const writers = [writer("x"), writer("y")];
  const seen = new Set<number>();
  while (running > 0) {
    const checks = await reconcileRollups(sql, scope.organizationId);
    expect(differing(checks)).toEqual({});
    for (const { name, checked } of checks) if (name === "heirs") seen.add(checked);
  }
  await Promise.all(writers);
  expect(seen.size).toBeGreaterThan(1);
});
