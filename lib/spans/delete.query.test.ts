import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { overSide, type Scope } from "@/lib/auth/scope";
import { randomBatches, rebuiltRollups, storedRollups } from "@/lib/rollups/testing";
import { deleteSpans } from "./delete";
import { droppedReason, sweepDeleted } from "./deleted";
import { editSpans } from "./edit";
import type { NewSpan } from "./new-span";
import { differingRollups, newScope, storeSpans } from "./testing/store";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(newcomer);
afterAll(() => database.drop());

async function newcomer() {
  scope = await newScope();
}

const now = Math.floor(Date.now() / 60_000) * 60_000_000;

const differing = () => differingRollups(database.sql, scope);
const write = (...spans: NewSpan[]) => storeSpans(scope, spans);

const rows = () => database.sql<
  { spanId: string; customer: string | null; thread: string | null; inherited: boolean }[]
>`select span_id as "spanId", customer, thread, customer_inherited as inherited from spans
  where organization_id = ${scope.organizationId} order by span_id`;

async function traceNamed(name: string) {
  const [trace] = await database.sql`
    select name, customer, environment, span_count::int as count, start_time as start from traces
    where organization_id = ${scope.organizationId} and trace_text = ${name}`;
  return trace;
}

/** A root that says whose trace it is, an heir, and a later span with a customer of its own. */
const family: NewSpan[] = [
  {
    traceId: "t",
    spanId: "root",
    uniqueId: "root",
    startMicros: now,
    latencyMicros: 9,
    name: "trip",
    customer: "ann",
  },
  { traceId: "t", spanId: "heir", uniqueId: "heir", parentId: "root", startMicros: now + 1, promptTokens: 7 },
  {
    traceId: "t",
    spanId: "own",
    uniqueId: "own",
    parentId: "root",
    startMicros: now + 2,
    customer: "bob",
    thread: "x",
  },
];

test("without its root a trace takes its identity from who is left, and the heirs follow", async () => {
  await write(...family);
  expect(await deleteSpans(scope, ["root"])).toEqual(["root"]);
  expect(await rows()).toEqual([
    { spanId: "heir", customer: "bob", thread: "x", inherited: true },
    { spanId: "own", customer: "bob", thread: "x", inherited: false },
  ]);
  expect(await traceNamed("t")).toMatchObject({ name: null, customer: "bob", count: 2 });
  expect(await differing()).toEqual([]);

  expect((await deleteSpans(scope, ["own", "unknown", "own", "\0"])).sort()).toEqual(["own"]);
  expect(await rows()).toEqual([{ spanId: "heir", customer: null, thread: null, inherited: false }]);
  expect(await differing()).toEqual([]);
});

test("thousands of heirs follow, and each thing a trace says comes from the span that says it first", async () => {
  const heirs = Array.from(
    { length: 4_100 },
    (_, i): NewSpan => ({
      traceId: "t",
      spanId: `h-${i}`,
      parentId: "root",
      startMicros: now + 10 + i,
      latencyMicros: 5,
    }),
  );
  await write(
    ...family,
    { traceId: "t", spanId: "late", parentId: "root", startMicros: now + 3, customer: "eve", session: "s" },
    ...heirs,
  );
  await deleteSpans(scope, ["root"]);
  const [said] = await database.sql`
    select count(*)::int as n, count(*) filter (where customer = 'bob' and thread = 'x' and session = 's')::int as followed,
      count(*) filter (where customer_inherited)::int as heirs
    from spans where organization_id = ${scope.organizationId} and span_id like 'h-%'`;
  expect(said).toEqual({ n: heirs.length, followed: heirs.length, heirs: heirs.length });
  expect(await traceNamed("t")).toMatchObject({ name: null, customer: "bob", count: heirs.length + 3 });
  expect(await differing()).toEqual([]);
}, 60_000);

test("a trace whose last span went says nothing, and belongs to whoever writes next", async () => {
  await write(...family);
  expect(await deleteSpans(scope, ["root", "heir", "own"])).toHaveLength(3);
  expect(await traceNamed("t")).toMatchObject({ name: null, customer: null, count: 0, start: null });
  expect(await differing()).toEqual([]);
  const { sql } = database;
  const [left] =
    await sql`select count(*)::int as n from span_contents where organization_id = ${scope.organizationId}`;
  expect(left).toEqual({ n: 0 });
  await writeSpans(overSide(scope, "test"), [
    { traceId: "t", spanId: "new", startMicros: now, customer: "eve" },
  ]);
  expect(await traceNamed("t")).toMatchObject({ customer: "eve", count: 1 });
  expect(await differing()).toEqual([]);
});

test("a trace bears the environment of a span it has", async () => {
  await write({ traceId: "t", spanId: "a", uniqueId: "a", startMicros: now, environment: "qa" });
  await write({ traceId: "t", spanId: "b", startMicros: now - 5, environment: "staging" });
  await write({ traceId: "t", spanId: "c", startMicros: now - 9, environment: "eu" });
  expect(await traceNamed("t")).toMatchObject({ environment: "qa" });
  await deleteSpans(scope, ["a"]);
  expect(await traceNamed("t")).toMatchObject({ environment: "staging" });
  expect(await differing()).toEqual([]);
});

test("what arrives of a deleted span is taken and dropped for seven days, then it is a new span", async () => {
  const { sql } = database;
  await write(...family);
  await deleteSpans(scope, ["heir"]);
  const late: NewSpan = { traceId: "t", spanId: "heir", startMicros: now + 1, output: "x" } as NewSpan;
  const outcomes = await write(late, { traceId: "t", spanId: "fresh", startMicros: now + 3 });
  expect(outcomes).toMatchObject([
    { ok: true, span: { traceId: "t", spanId: "heir" }, dropped: droppedReason },
    { ok: true, span: { spanId: "fresh" } },
  ]);
  expect(outcomes[1]).not.toHaveProperty("dropped");
  expect((await rows()).map(({ spanId }) => spanId)).toEqual(["fresh", "own", "root"]);
  expect(await differing()).toEqual([]);

  expect(await sweepDeleted()).toBe(0);
  await sql`update deleted_spans set deleted_at = now() - interval '7 days' where organization_id = ${scope.organizationId}`;
  await write(late);
  expect((await rows()).map(({ spanId }) => spanId)).toEqual(["fresh", "heir", "own", "root"]);
  expect(await sweepDeleted()).toBe(1);
  expect(await differing()).toEqual([]);
});

test("a scope deletes nothing of another side or organization", async () => {
  await write(...family);
  const stranger = await newScope();
  expect(await deleteSpans(stranger, ["root"])).toEqual([]);
  expect(await deleteSpans(overSide(scope, "test"), ["root"])).toEqual([]);
  expect(await rows()).toHaveLength(3);
});

test("a deletion is one entry of the audit", async () => {
  await write(...family);
  await deleteSpans(scope, ["root", "own"]);
  await deleteSpans(scope, ["heir"]);
  await deleteSpans(scope, ["heir"]);
  const entries = await database.sql`
    select actor, action, target, detail->'count' as count from audit_entries
    where organization_id = ${scope.organizationId} and action = 'span.delete' order by id`;
  expect([...entries]).toEqual([
    { actor: "job:test", action: "span.delete", target: null, count: 2 },
    { actor: "job:test", action: "span.delete", target: "heir", count: 1 },
  ]);
});

const turn = fc.record({
  deletes: fc.array(fc.nat(40), { maxLength: 4 }),
  edits: fc.array(
    fc.record({
      at: fc.nat(40),
      edits: fc.record(
        {
          pinned: fc.boolean(),
          positiveFeedback: fc.constantFrom(true, null),
          customId: fc.constantFrom("c", null),
          note: fc.constantFrom("n", null),
          metadata: fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("1", null)),
        },
        { requiredKeys: [] },
      ),
    }),
    { maxLength: 3 },
  ),
});

test("after any writes, deletions and edits, also at once, the rollups are what the spans say", async () => {
  await fc.assert(
    fc.asyncProperty(
      randomBatches,
      fc.array(turn, { minLength: 6, maxLength: 6 }),
      async (batches, turns) => {
        await newcomer();
        for (const [i, batch] of batches.entries()) {
          const known = await database.sql<{ id: string }[]>`
          select public_id as id from spans where organization_id = ${scope.organizationId} order by id`;
          const named = (n: number) => known[n % Math.max(1, known.length)]?.id ?? "none";
          await Promise.all([
            writeSpans(scope, batch),
            deleteSpans(scope, (turns[i]?.deletes ?? []).map(named)),
            editSpans(
              scope,
              (turns[i]?.edits ?? []).map(({ at, edits }) => ({ publicId: named(at), edits })),
            ),
          ]);
        }
        expect(await storedRollups(database.sql, scope.organizationId)).toEqual(
          await rebuiltRollups(database.sql, scope.organizationId),
        );
        expect(await differing()).toEqual([]);
      },
    ),
    { seed: 20_261_120, numRuns: process.env.SPANDREL_LONG ? 500 : 25 },
  );
}, 600_000);
