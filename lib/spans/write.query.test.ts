import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { scopeOfJob } from "@/lib/auth/scope";
import { rebuiltRollups, storedRollups } from "@/lib/rollups/testing";
import type { NewSpan } from "./new-span";
import { listSpans } from "./queries";
import { listTraceSpans } from "./trace-spans";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let organizationId: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const [row] =
    await database.sql`insert into organizations (public_id, name) values (gen_random_uuid()::text, 'Test') returning id`;
  organizationId = row?.id;
});

const prod = () => scopeOfJob(organizationId, "test", "prod");
const now = Math.floor(Date.now() / 1000) * 1_000_000;

function span(spanId: string, given: Partial<NewSpan> = {}): NewSpan {
  return {
    traceId: "0af7651916cd43dd8448eb211c80319c",
    spanId,
    startMicros: now - 60_000_000,
    endMicros: now - 59_000_000,
    ...given,
  };
}

const all = () => listSpans(prod(), { environment: null, from: null, to: null, filters: [] });

async function expectRollupsToAddUp() {
  expect(await storedRollups(database.sql, organizationId)).toEqual(
    await rebuiltRollups(database.sql, organizationId),
  );
}

describe("one span", () => {
  test("is stored with what was derived from it", async () => {
    const [outcome] = await writeSpans(prod(), [
      span("a", {
        model: "gpt-4o",
        promptTokens: 1000,
        completionTokens: 100,
        content: { input: "Hello", output: "Hi" },
      }),
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      span: { costNanos: 3_500_000, priceRule: "catalog", latencyMs: 1000 },
    });
    const { rows } = await all();
    expect(rows).toMatchObject([
      {
        spanId: "a",
        totalTokens: 1100,
        inputPreview: "Hello",
        outputPreview: "Hi",
        status: "success",
        logType: "chat",
      },
    ]);
    await expectRollupsToAddUp();
  });

  test("sent twice is one span and no total moves", async () => {
    const sent = span("a", { model: "gpt-4o", promptTokens: 10, completionTokens: 5, customer: "ann" });
    await writeSpans(prod(), [sent, sent]);
    const before = await storedRollups(database.sql, organizationId);
    const again = await writeSpans(prod(), [sent]);
    expect(again).toMatchObject([{ ok: true }]);
    expect(await storedRollups(database.sql, organizationId)).toEqual(before);
    expect((await all()).rows).toHaveLength(1);
  });

  test("sent again with another start time is still one span", async () => {
    await writeSpans(prod(), [span("a", { customer: "ann" })]);
    await writeSpans(prod(), [span("a", { startMicros: now - 58_000_000, endMicros: now - 57_000_000 })]);
    const { rows } = await all();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ customer: "ann", latencyMs: 1000 });
    const trace = await listTraceSpans(prod(), rows[0]?.traceId ?? "");
    expect(trace?.trace).toMatchObject({ durationMs: 1000, startTime: rows[0]?.startTime });
    await expectRollupsToAddUp();
  });

  test("keeps its public id when more of it moves its start", async () => {
    const [first] = await writeSpans(prod(), [span("a")]);
    const [second] = await writeSpans(prod(), [span("a", { startMicros: now - 61_000_000 })]);
    expect(first?.ok && second?.ok && first.span.publicId === second.span.publicId).toBe(true);
  });

  test("takes what a later part adds, whichever comes first", async () => {
    const start = span("a", { name: "call", model: "gpt-4o", endMicros: undefined });
    const end = span("a", { promptTokens: 100, completionTokens: 10, errorMessage: "timeout" });
    await writeSpans(prod(), [start]);
    await writeSpans(prod(), [end]);
    const forward = (await all()).rows[0];
    expect(forward).toMatchObject({ name: "call", promptTokens: 100, status: "error", costNanos: 350_000 });
    await expectRollupsToAddUp();
  });

  test("is found in its partition however old it is", async () => {
    const old = Date.UTC(2019, 5, 1) * 1000;
    const backDated = now - 40 * 86_400_000_000;
    await writeSpans(prod(), [
      span("old", { startMicros: old, endMicros: old }),
      span("back-dated", { traceId: "other", startMicros: backDated, endMicros: backDated }),
    ]);
    expect((await all()).rows.map((row) => row.spanId)).toEqual(["back-dated", "old"]);
  });
});

test("a part that moves its span to a week without a partition moves it", async () => {
  const monthsAgo = now - 60 * 86_400_000_000;
  await writeSpans(prod(), [span("a", { startMicros: undefined })]);
  await writeSpans(prod(), [span("a", { startMicros: undefined, latencyMicros: now - monthsAgo })]);
  expect((await all()).rows).toMatchObject([{ spanId: "a", latencyMs: (now - monthsAgo) / 1000 }]);
  await expectRollupsToAddUp();
});

describe("identity", () => {
  test("is taken from the root, also when the root comes last", async () => {
    await writeSpans(prod(), [
      span("child", { parentId: "root" }),
      span("other", { parentId: "root", customer: "bob" }),
    ]);
    expect((await all()).rows.map((row) => row.customer)).toEqual(["bob", "bob"]);
    await writeSpans(prod(), [
      span("root", { startMicros: now - 61_000_000, customer: "ann", thread: "t1" }),
    ]);
    const bySpan = Object.fromEntries(
      (await all()).rows.map((row) => [row.spanId, [row.customer, row.thread]]),
    );
    expect(bySpan).toEqual({ child: ["ann", "t1"], other: ["bob", "t1"], root: ["ann", "t1"] });
    await expectRollupsToAddUp();
  });

  test("follows when the span it came from changes", async () => {
    await writeSpans(prod(), [span("root", { customer: "ann" }), span("child", { parentId: "root" })]);
    await writeSpans(prod(), [span("root", { customer: "zoe", endMicros: now })]);
    expect((await all()).rows.map((row) => row.customer)).toEqual(["zoe", "zoe"]);
    await expectRollupsToAddUp();
  });

  test("does not cross traces", async () => {
    await writeSpans(prod(), [span("a", { customer: "ann" }), span("b", { traceId: "trace_other" })]);
    expect((await all()).rows.map((row) => row.customer).sort()).toEqual(["ann", null]);
  });
});

describe("refusals name the field and leave the rest", () => {
  test("a unique id of another span", async () => {
    const outcomes = await writeSpans(prod(), [
      span("a", { uniqueId: "u1" }),
      span("b", { uniqueId: "u1" }),
      span("c", { uniqueId: "u2" }),
    ]);
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, field: "unique_id" }, { ok: true }]);
    expect((await all()).rows).toHaveLength(2);
    await expectRollupsToAddUp();
  });

  test("a trace of the other side", async () => {
    await writeSpans(prod(), [span("a")]);
    const outcomes = await writeSpans(scopeOfJob(organizationId, "test", "test"), [span("b")]);
    expect(outcomes).toMatchObject([{ ok: false, field: "trace_unique_id" }]);
  });

  test("a trace nothing could be written to belongs to nobody", async () => {
    await writeSpans(prod(), [span("a", { uniqueId: "u1" })]);
    await writeSpans(prod(), [span("b", { traceId: "other", uniqueId: "u1" })]);
    const test = scopeOfJob(organizationId, "test", "test");
    expect(await writeSpans(test, [span("b", { traceId: "other" })])).toMatchObject([{ ok: true }]);
    expect(await listTraceSpans(prod(), "other")).toBeNull();
    expect(await listTraceSpans(test, "other")).toMatchObject({
      trace: { side: "test", environment: "test" },
    });
  });

  test("an identifier over the limit", async () => {
    const outcomes = await writeSpans(prod(), [span("a", { thread: "x".repeat(513) }), span("b")]);
    expect(outcomes).toMatchObject([{ ok: false, field: "thread_identifier" }, { ok: true }]);
  });

  test("the 51st environment label", async () => {
    const labelled = Array.from({ length: 51 }, (_, i) =>
      span(`s${i}`, { environment: `label-${String(i).padStart(2, "0")}` }),
    );
    const outcomes = await writeSpans(prod(), labelled);
    expect(outcomes.filter((outcome) => !outcome.ok)).toMatchObject([{ field: "environment" }]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(50);
  });
});

test("two writers on one trace at once lose and double nothing", async () => {
  const batches = Array.from({ length: 8 }, (_, batch) =>
    Array.from({ length: 40 }, (_, i) =>
      span(`s${(batch * 20 + i) % 160}`, {
        customer: i % 7 ? undefined : "ann",
        model: "gpt-4o",
        promptTokens: 10,
      }),
    ),
  );
  await Promise.all(batches.map((batch) => writeSpans(prod(), batch)));
  const { rows } = await listSpans(prod(), {
    environment: null,
    from: null,
    to: null,
    filters: [],
    limit: 1000,
  });
  expect(new Set(rows.map((row) => row.spanId)).size).toBe(160);
  expect(rows).toHaveLength(160);
  expect(rows.every((row) => row.customer === "ann")).toBe(true);
  await expectRollupsToAddUp();
});

test("content switched off by a later part is erased", async () => {
  const carried = { content: { input: "secret", output: "words" }, attributes: { "http.body": "secret" } };
  await writeSpans(prod(), [span("a", { ...carried, metadata: { plan: "pro" }, promptTokens: 5 })]);
  expect((await all()).rows).toMatchObject([{ metadata: { plan: "pro", "http.body": "secret" } }]);
  await writeSpans(prod(), [span("a", { noLog: true })]);
  await writeSpans(prod(), [span("a", { ...carried, endMicros: now })]);
  const stored = await database.sql`
    select s, c from spans s join span_contents c using (organization_id, id)
    where organization_id = ${organizationId}`;
  expect(JSON.stringify(stored)).not.toMatch(/secret|words/);
  expect((await all()).rows).toMatchObject([
    { promptTokens: 5, inputPreview: null, metadata: { plan: "pro" } },
  ]);
});

test("nobody sees another organization's spans", async () => {
  await writeSpans(prod(), [span("a")]);
  const other = scopeOfJob(organizationId + 1_000_000, "test", "prod");
  expect((await listSpans(other, { environment: null, from: null, to: null, filters: [] })).rows).toEqual([]);
});
