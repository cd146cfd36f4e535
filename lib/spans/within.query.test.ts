import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection, Tx } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import type { Scope } from "@/lib/auth/scope";
import { countSpans } from "./aggregates/count";
import { listSpans } from "./queries";
import { openActivity, waitFor } from "./testing/activity";
import { newScope, storeSpans } from "./testing/store";
import { runWithin } from "./within";

let database: Connection & { drop: () => Promise<void> };
let activity: ReturnType<typeof openActivity>;
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
  activity = openActivity(database.url);
  scope = await newScope();
  await storeSpans(scope, [{ traceId: "t", spanId: "s", content: { input: "hello" } }]);
});
afterAll(async () => {
  await activity.close();
  await database.drop();
});

const asleep = () => activity.running("pg_sleep(25)");
const snooze = (tx: Tx) => tx`select pg_sleep(25)`;

test("the statement that runs is ended with the signal", async () => {
  const gone = new AbortController();
  const read = runWithin(null, snooze, gone.signal);
  await waitFor(async () => (await asleep()) === 1);
  gone.abort();
  expect(await read).toBeNull();
  expect(await asleep()).toBe(0);
});

test("a signal that came before anything runs, runs nothing", async () => {
  const gone = new AbortController();
  const early = runWithin(null, snooze, gone.signal);
  gone.abort();
  expect(await early).toBeNull();
  expect(await runWithin(null, snooze, gone.signal)).toBeNull();
  expect(await asleep()).toBe(0);
});

test("no other statement is ended, also where all of the pool's connections are held by those who are gone", async () => {
  const { sql } = database;
  const goners = Array.from({ length: 10 }, () => new AbortController());
  const reads = goners.map(({ signal }) => runWithin(null, snooze, signal));
  await waitFor(async () => (await asleep()) === goners.length);
  // They wait for the same connections, and run on them right after.
  const others = Array.from({ length: 40 }, (_, i) => sql`select pg_sleep(0.02), ${i}::int as i`);
  for (const gone of goners) gone.abort();
  expect(await Promise.all(reads)).toEqual(goners.map(() => null));
  expect((await Promise.all(others)).map(([row]) => row?.i)).toEqual(others.map((_, i) => i));
});

test("a signal that comes while the answer does harms nobody who has the connection next", async () => {
  const { sql } = database;
  for (let i = 0; i < 60; i++) {
    const gone = new AbortController();
    const read = runWithin(1_000, (tx) => tx`select pg_sleep(0.004)`, gone.signal);
    const next = sleep(i % 8).then(() => {
      gone.abort();
      return Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.01)`));
    });
    await read;
    expect(await next).toHaveLength(10);
  }
});

test("a limit is kept without a signal, and what fails otherwise is thrown", async () => {
  expect(await runWithin(30, snooze)).toBeNull();
  expect(await runWithin(1_000, (tx) => tx`select 1 as one`)).toEqual([{ one: 1 }]);
  await expect(runWithin(1_000, (tx) => tx`select 1 / 0`)).rejects.toThrow("division by zero");
});

test("a search and an exact count end within their statement", async () => {
  const filters = [{ field: "input" as const, operator: "contains" as const, values: ["hello"] }];
  const selection = { environment: null, from: null, to: null, filters };
  const gone = new AbortController();
  const { signal } = gone;
  await database.sql.begin(async (tx) => {
    // Whatever looks into contents stands still.
    await tx`lock table span_contents in access exclusive mode`;
    const asked = [
      listSpans(scope, { ...selection, signal, budgetMs: 60_000 }),
      listSpans(scope, {
        ...selection,
        signal,
        budgetMs: 60_000,
        sort: { key: "prompt_tokens", descending: true },
      }),
      countSpans(scope, selection, { exact: true, signal }),
    ];
    await waitFor(async () => (await activity.blocked()) === asked.length);
    gone.abort();
    expect(await Promise.all(asked)).toMatchObject([{ rows: [] }, { rows: [] }, { count: null }]);
    expect(await activity.blocked()).toBe(0);
  });
  expect((await listSpans(scope, selection)).rows).toHaveLength(1);
});
