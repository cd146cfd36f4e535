import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { POST as integrations } from "@/app/api/integrations/v1/traces/ingest/route";
import { openTestDatabase } from "@/db/testing/database";
import { openIngest } from "@/lib/ingest/testing/ingest";
import { recording } from "@/lib/ingest/testing/recordings";
import { POST } from "./route";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ingest: Awaited<ReturnType<typeof openIngest>>;

beforeAll(async () => {
  database = await openTestDatabase();
  // The recordings' own day: a span far from its receipt would be moved there.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T08:00:00Z") });
});
beforeEach(async () => {
  ingest = await openIngest(database);
});
afterAll(async () => {
  vi.useRealTimers();
  await database.drop();
});

const parsed = (text: string | null | undefined): unknown => JSON.parse(text ?? "null");

test("the Vercel exporter recording lands whole at the integrations door", async () => {
  const { status, json } = await ingest.send(integrations, recording("keywordsai-vercel-exporter").bytes);
  expect(status).toBe(200);
  expect(json).toEqual({
    status: "ok",
    success: true,
    ingested_spans: 6,
    ingested_count: 6,
    created_traces: 4,
    trace_ids: [
      "4bfbabbc53008dab231f1077b6972f8d",
      "4ff925ee9977e3f0c8a69a3cad7c19f9",
      "440f8a1e6e78506cb11ff5360af651ab",
      "0d3d4156d46af0dbdf54820c7be1a4e1",
    ],
    errors: [],
    message: "6 spans ingested",
  });

  const spans = await ingest.spans();
  for (const span of Object.values(spans)) {
    expect(span).toMatchObject({
      parentId: null,
      environment: "prod",
      customer: "user_123",
      thread: "thread_001",
      metadata: { env: "production", userId: "user_123" },
    });
  }
  const call = spans.a3c5a46c7044b6ca;
  expect(call).toMatchObject({
    name: "ai.generateText.doGenerate",
    logType: "text",
    model: "gpt-4o",
    stream: false,
    startTime: "2026-11-20T06:56:51.758000Z",
    endTime: "2026-11-20T06:56:51.792000Z",
    latencyMs: 34.482,
    ttftMs: null,
    promptTokens: 23,
    completionTokens: 14,
    costNanos: 197_500,
    priceRule: "span_unit_price",
    statusCode: 200,
    status: "success",
  });
  expect(parsed(call?.input)).toEqual([
    { role: "system", content: "You are terse." },
    { role: "user", content: "Weather in Paris?" },
  ]);
  expect(parsed(call?.output)).toMatchObject({
    role: "assistant",
    tool_calls: [{ toolName: "get_weather" }],
  });
  expect(call?.extras).toMatchObject({ tools: [{ function: { name: "get_weather" } }] });
  expect(spans["2ba0d5f0a19b3df4"]).toMatchObject({
    name: "ai.toolCall",
    logType: "tool",
    model: null,
    input: '{"city":"Paris"}',
    output: '{"city":"Paris","temp":21}',
  });
  expect(spans.cc14cd534b740254).toMatchObject({ stream: true, ttftMs: 186.488 });
  expect(spans["570e7d361c6618af"]).toMatchObject({ logType: "embedding", ownsUsage: false });
  expect(spans.e7d548b886ef42d7).toMatchObject({ logType: "embedding", ownsUsage: true });
  expect(spans.c1f466ca91411656).toMatchObject({
    status: "error",
    statusCode: 500,
    errorMessage: "Rate limit reached",
    output: null,
  });
});

const span = (given: object = {}) => ({
  trace_unique_id: "trace_1",
  span_unique_id: "span_1",
  input: "hi",
  ...given,
});

describe("shapes of the body", () => {
  test.each([
    ["a bare array", [span()]],
    ["data", { data: [span()] }],
    ["one span", span()],
  ])("%s", async (_, body) => {
    const { status, json } = await ingest.send(POST, body);
    expect(status).toBe(200);
    expect(json).toMatchObject({ ingested_spans: 1, created_traces: 1, trace_ids: ["trace_1"] });
  });

  test("children before their root inherit its customer", async () => {
    await ingest.send(POST, { data: [span({ span_unique_id: "child", span_parent_id: "trace_1" })] });
    const root = span({ span_unique_id: "trace_1", log_type: "agent", customer_identifier: "late" });
    expect((await ingest.send(POST, { data: [root] })).json).toMatchObject({ created_traces: 0 });
    expect((await ingest.spans()).child).toMatchObject({ customer: "late", parentId: "trace_1" });
  });
});

describe("bad input", () => {
  test("each bad item is named, the rest is stored", async () => {
    const body = [
      span({ span_unique_id: undefined }),
      span(),
      span({ span_unique_id: "deep", input: JSON.parse("[".repeat(500) + "]".repeat(500)) }),
      span({ span_unique_id: "large", input: "x".repeat(21 * 1024 * 1024) }),
      "text",
      { object: "trace.span", id: "span_9", trace_id: "trace_9" },
    ];
    const { status, json } = await ingest.send(POST, body);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ingested_spans: 1,
      errors: [
        { index: 0, field: "span_unique_id" },
        { index: 2, field: "input", error: "input is nested deeper than 200 levels, the limit." },
        { index: 3, field: "input", error: expect.stringContaining("the limit for one span is 20 MB") },
        { index: 4, field: "span" },
        { index: 5, field: "object", error: expect.stringContaining("not supported yet") },
      ],
    });
    expect(Object.keys(await ingest.spans())).toEqual(["span_1"]);
  });

  test("when nothing can be stored the answer is 400", async () => {
    const { status, json } = await ingest.send(POST, [{ input: "hi" }]);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      success: false,
      detail: expect.stringContaining("trace_unique_id is missing"),
    });
  });

  test.each<[string, string, Record<string, string>, number]>([
    ["malformed JSON", "[{]", {}, 400],
    ["a number", "5", {}, 400],
    ["nothing", "", {}, 400],
    ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["a hundred thousand brackets", "[".repeat(100_000) + "]".repeat(100_000), {}, 400],
    ["an unknown key", "[]", { authorization: `Bearer sk-unknown-${"x".repeat(40)}` }, 401],
  ])("%s", async (_, body, headers, status) => {
    const sent = await ingest.send(POST, body, headers);
    expect(sent.status).toBe(status);
    expect(sent.json).toMatchObject({ detail: expect.any(String) });
  });

  test("an empty list is fine", async () => {
    expect(await ingest.send(POST, "[]")).toMatchObject({ status: 200, json: { ingested_spans: 0 } });
  });
});
