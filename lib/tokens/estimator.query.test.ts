import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { decodeProtobuf } from "@/lib/ingest/otlp/decode";
import { normalizeOtlpSpan } from "@/lib/ingest/otlp/normalize";
import { recording } from "@/lib/ingest/testing/recordings";
import { createOrganization } from "@/lib/organizations/mutations";
import { rebuiltRollups, storedRollups } from "@/lib/rollups/testing";
import type { NewSpan } from "@/lib/spans/new-span";
import { getSpan } from "@/lib/spans/queries";
import { writeSpans } from "@/lib/spans/write";
import { getTrace } from "@/lib/traces/queries";
import { estimatePending, startEstimating } from "./estimator";
import { listPending } from "./pending";
import { settleCounted } from "./settle";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  const { id } = await createOrganization({ name: "Test" });
  scope = scopeOfJob(id, "test", "prod");
});
afterAll(() => database.drop());

const endMicros = Date.now() * 1000 - 60_000_000;
const chat: NewSpan = {
  traceId: "t",
  spanId: "s",
  uniqueId: "log-1",
  logType: "chat",
  model: "gpt-4o",
  endMicros,
  latencyMicros: 2_000_000,
  content: {
    input: '[{"role":"user","content":"You are funny."}]',
    output: "Tell me a joke about opentelemetry",
  },
};
/** user, its text and six tokens of structure; nine tokens of answer (`count.test.ts`). */
const counted = { promptTokens: 1 + 4 + 6, completionTokens: 9 };

async function write(...spans: NewSpan[]): Promise<void> {
  const outcomes = await writeSpans(scope, spans);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
}
async function estimate(): Promise<void> {
  await estimatePending(new AbortController().signal);
}
async function read(publicId = "log-1") {
  const span = await getSpan(scope, publicId);
  if (!span) throw new Error(`No span ${publicId}.`);
  return span;
}
async function expectTrueRollups(): Promise<void> {
  const { sql } = database;
  expect(await storedRollups(sql, scope.organizationId)).toEqual(
    await rebuiltRollups(sql, scope.organizationId),
  );
}

describe("a generation that reported no usage", () => {
  test("gets tokens, cost and speed from its content", async () => {
    await write(chat);
    expect(await read()).toMatchObject({ promptTokens: null, costNanos: null, tokensEstimated: false });
    await estimate();
    expect(await read()).toMatchObject({
      ...counted,
      totalTokens: 20,
      tokensEstimated: true,
      // 11 × $2.50 and 9 × $10 per million.
      costNanos: 11 * 2_500 + 9 * 10_000,
      priceRule: "catalog",
      tokensPerSecond: 4.5,
      warnings: [],
    });
    expect(await listPending()).toEqual([]);
    await expectTrueRollups();
  });

  test("is priced by the unit prices it brought, and a cost it brought stands", async () => {
    await write(
      { ...chat, promptUnitPrice: 1, completionUnitPrice: 2 },
      { ...chat, spanId: "given", uniqueId: "log-2", costNanos: 7 },
    );
    await estimate();
    expect(await read()).toMatchObject({ priceRule: "span_unit_price", costNanos: 11_000 + 18_000 });
    expect(await read("log-2")).toMatchObject({ priceRule: "given", costNanos: 7, ...counted });
  });

  test("is left alone when it reported zeros, failed without an answer or keeps no content", async () => {
    await write(
      { ...chat, promptTokens: 0, completionTokens: 0 },
      { ...chat, spanId: "2", uniqueId: "log-2", statusCode: 500, content: { input: "Hi" } },
      { ...chat, spanId: "3", uniqueId: "log-3", noLog: true },
      { ...chat, spanId: "4", uniqueId: "log-4", logType: "tool" },
    );
    expect(await listPending()).toEqual([]);
  });

  test("keeps the identity it inherited and the id it was given", async () => {
    await write({ ...chat, parentId: "root", uniqueId: undefined });
    const [before] = await listPending();
    await write({ traceId: "t", spanId: "root", logType: "workflow", customer: "ann", endMicros });
    await estimate();
    const [row] =
      await database.sql`select * from spans where organization_id = ${scope.organizationId} and span_id = 's'`;
    expect(row).toMatchObject({
      public_id: before?.id,
      customer: "ann",
      customer_inherited: true,
      tokens_estimated: true,
    });
    await expectTrueRollups();
  });
});

describe("more of a span after its tokens were counted", () => {
  test("real counts take the place of the estimate", async () => {
    await write(chat);
    await estimate();
    await write({ traceId: "t", spanId: "s", endMicros, promptTokens: 100, completionTokens: 10 });
    expect(await read()).toMatchObject({ promptTokens: 100, completionTokens: 10, tokensEstimated: false });
    await expectTrueRollups();
  });

  test("another answer is counted anew, other facts keep the count", async () => {
    await write(chat);
    await estimate();
    await write({ traceId: "t", spanId: "s", endMicros, customer: "ann" });
    expect(await read()).toMatchObject({ ...counted, tokensEstimated: true, customer: "ann" });
    await write({
      traceId: "t",
      spanId: "s",
      endMicros: endMicros + 1,
      content: { output: "You are funny." },
    });
    expect(await read()).toMatchObject({ promptTokens: null, tokensEstimated: false });
    await estimate();
    expect(await read()).toMatchObject({ promptTokens: 11, completionTokens: 4, tokensEstimated: true });
    await expectTrueRollups();
  });
});

test("what was counted is not written over contents that arrived meanwhile", async () => {
  await write(chat);
  const [span] = await listPending();
  const [row] = await database.sql<{ version: string }[]>`
    select xmin::text as version from span_contents where organization_id = ${scope.organizationId}`;
  if (!span || !row) throw new Error("Nothing is pending.");
  const stale = { span, contents: { sent: chat, version: row.version }, answer: counted };
  await write({ traceId: "t", spanId: "s", endMicros, content: { output: "Zzz" } });
  expect(await settleCounted(scope.organizationId, [stale])).toBe(0);
  expect(await listPending()).toHaveLength(1);
  await estimate();
  expect(await read()).toMatchObject({ promptTokens: 11, completionTokens: 2, tokensEstimated: true });
});

describe("a span that cannot be counted", () => {
  test("says so, once, and holds nobody up", async () => {
    await write(chat, { ...chat, spanId: "2", uniqueId: "log-2" });
    await database.sql`
      delete from span_contents c using spans s
      where s.organization_id = ${scope.organizationId} and s.public_id = 'log-2' and c.id = s.id`;
    await estimate();
    expect(await read()).toMatchObject(counted);
    expect(await read("log-2")).toMatchObject({
      promptTokens: null,
      tokensEstimated: false,
      warnings: ["Its tokens could not be counted: its contents are gone."],
    });
    expect(await listPending()).toEqual([]);
  });

  test("for a price beyond all numbers goes without", async () => {
    await write({ ...chat, promptUnitPrice: 1e15 }, { ...chat, spanId: "2", uniqueId: "log-2" });
    await estimate();
    expect(await read()).toMatchObject({
      promptTokens: null,
      costNanos: null,
      warnings: [expect.any(String)],
    });
    expect(await read("log-2")).toMatchObject(counted);
    expect(await listPending()).toEqual([]);
    await expectTrueRollups();
  });
});

test("an organization whose spans cannot be stored keeps no other waiting", async () => {
  const { organizationId } = scope;
  await write(chat);
  scope = scopeOfJob((await createOrganization({ name: "Theirs" })).id, "test", "prod");
  await write(chat);
  await database.sql`
    alter table spans add constraint broken
      check (organization_id <> ${database.sql.unsafe(String(organizationId))} or not tokens_estimated) not valid`;
  await expect(estimate()).rejects.toThrow("broken");
  await database.sql`alter table spans drop constraint broken`;
  expect(await read()).toMatchObject(counted);
  await estimate();
  expect(await listPending()).toEqual([]);
});

test("the recorded streaming call without counts joins the trace's totals", async () => {
  const spans = decodeProtobuf(recording("keywordsai-tracing.otlp-protobuf").bytes).map((decoded) => {
    const normalized = decoded.ok ? normalizeOtlpSpan(decoded.span) : decoded;
    if (!normalized.ok) throw new Error(normalized.message);
    return normalized.span;
  });
  await write(...spans);
  const traceId = spans[0]?.traceId ?? "";
  expect((await getTrace(scope, traceId))?.totals.totalTokens).toBe(37);
  await estimate();
  const trace = await getTrace(scope, traceId);
  const streamed = trace?.forest.nodes.find(({ span }) => span.spanId === "9bfce50698fab4bd");
  // "user", "Translate: Why did the span cross the trace? To reach its parent." (15), six around them, the offered
  // tool as JSON (29); "get_weather" (2) and {"city":"Paris"} (5).
  expect(streamed?.span).toMatchObject({ promptTokens: 1 + 15 + 6 + 29, completionTokens: 2 + 5 });
  expect(trace?.totals).toMatchObject({
    totalTokens: 37 + 58,
    promptTokens: 23 + 51,
    completionTokens: 14 + 7,
  });
  expect(trace?.forest.total.totalTokens).toBe(37 + 58);
  await expectTrueRollups();
});

test("a running estimator counts what is written without being asked", async () => {
  const estimator = startEstimating();
  await write(chat);
  await expect.poll(async () => (await read()).tokensEstimated, { timeout: 10_000 }).toBe(true);
  await estimator.stop();
});
