import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { openIngest } from "@/lib/ingest/testing/ingest";
import { recording } from "@/lib/ingest/testing/recordings";
import { readRpcStatus } from "@/lib/ingest/testing/rpc-status";
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
const protobuf = { "content-type": "application/x-protobuf" };
const full = { partialSuccess: { rejectedSpans: 0, errorMessage: "" } };

describe("the keywordsai tracing recording", () => {
  const recorded = recording("keywordsai-tracing.otlp-protobuf");
  const ids = {
    joke: "0f95baa0d7a52298",
    weather: "9bfce50698fab4bd",
    jokeTask: "cbf1373f9425d0a1",
    tool: "fe116b58dda7c14c",
    agent: "455ccacd5df6a18a",
    failing: "62a195fc4499d844",
    workflow: "4bdfec69926f8b33",
  };

  test("lands whole", async () => {
    const sent = await ingest.send(POST, recorded.bytes, protobuf);
    expect(sent.status).toBe(200);
    expect(sent.headers.get("content-type")).toBe("application/x-protobuf");
    expect(sent.bytes).toHaveLength(0);

    const spans = await ingest.spans();
    expect(Object.keys(spans).sort()).toEqual(Object.values(ids).sort());
    for (const span of Object.values(spans)) {
      expect(span).toMatchObject({
        traceId: "ef2fd26d966addd65b6804440f553384",
        logMethod: "ts_tracing",
        environment: "prod",
        customer: "user_123",
        thread: "thread_abc",
        traceGroup: "workflow_group_456",
      });
      expect(span.inherited.customer).toBe(span.spanId !== ids.workflow);
    }

    expect(spans[ids.workflow]).toMatchObject({
      name: "joke_workflow.workflow",
      logType: "workflow",
      workflowName: "joke_workflow",
      path: "joke_workflow",
      parentId: null,
      customId: "ticket_789",
      startTime: "2026-11-20T06:56:46.877000Z",
      endTime: "2026-11-20T06:56:47.019802Z",
      status: "success",
      output: "Why did the span cross the trace? To reach its parent.",
    });
    expect(spans[ids.workflow]?.metadata).toMatchObject({
      env: "production",
      language: "en",
      "service.name": "joke-app",
    });
    expect(spans[ids.joke]).toMatchObject({
      name: "openai.chat",
      logType: "chat",
      parentId: ids.jokeTask,
      model: "gpt-4o-2026-01-01",
      provider: "openai",
      promptTokens: 23,
      completionTokens: 14,
      totalTokens: 37,
      ownsUsage: true,
      customId: null,
      extras: { temperature: 0.7, max_tokens: 100 },
    });
    expect(parsed(spans[ids.joke]?.input)).toEqual([
      { role: "system", content: "You are funny." },
      { role: "user", content: "Tell me a joke about opentelemetry" },
    ]);
    expect(parsed(spans[ids.joke]?.output)).toMatchObject({
      role: "assistant",
      content: "Why did the span cross the trace? To reach its parent.",
    });
    expect(spans[ids.weather]).toMatchObject({
      logType: "chat",
      parentId: ids.agent,
      model: "gpt-4o-mini-2026-01-01",
    });
    expect(parsed(spans[ids.weather]?.output)).toMatchObject({
      tool_calls: [{ type: "function", function: { name: "get_weather", arguments: '{"city":"Paris"}' } }],
    });
    expect(spans[ids.tool]).toMatchObject({
      name: "get_weather.tool",
      logType: "tool",
      parentId: null,
      input: '{"args":["Paris"],"kwargs":{}}',
      output: '{"city":"Paris","temp":21}',
    });
    expect(spans[ids.agent]).toMatchObject({ logType: "agent", workflowName: "translator" });
    expect(spans[ids.failing]).toMatchObject({
      logType: "task",
      status: "error",
      statusCode: 500,
      errorMessage: "downstream exploded",
      errorClass: "Error",
    });
    expect(spans[ids.failing]?.metadata["exception.stacktrace"]).toContain("keywordsai.mjs:13:70");
  });

  test("twice is once, gzip or not", async () => {
    const gzip = { ...protobuf, "content-encoding": "gzip" };
    expect((await ingest.send(POST, gzipSync(recorded.bytes), gzip)).status).toBe(200);
    const first = await ingest.spans();
    expect((await ingest.send(POST, recorded.bytes, protobuf)).status).toBe(200);
    expect(await ingest.spans()).toEqual(first);
    expect(Object.keys(first)).toHaveLength(7);
  });
});

test("the AI SDK recording lands whole", async () => {
  const sent = await ingest.send(POST, recording("vercel-ai-sdk.otlp-json").bytes);
  expect([sent.status, sent.json]).toEqual([200, full]);
  const spans = await ingest.spans();
  expect(Object.keys(spans)).toHaveLength(10);
  for (const span of Object.values(spans)) {
    expect(span).toMatchObject({ customer: "user_123", thread: "thread_001", session: "thread_001" });
    expect(span.inherited.customer).toBe(false);
    expect(span.metadata).toMatchObject({ env: "production", "service.name": "unknown_service:node" });
  }

  const wrapper = spans["668545d753889ff3"];
  expect(wrapper).toMatchObject({
    name: "ai.generateText",
    logType: "workflow",
    parentId: null,
    model: "gpt-4o",
    ownsUsage: false,
    promptTokens: 46,
    completionTokens: 28,
    output: "Why did the span cross the trace? To reach its parent.",
  });
  const call = spans["51236d3a81e4ec08"];
  expect(call).toMatchObject({
    name: "ai.generateText.doGenerate",
    logType: "chat",
    parentId: "668545d753889ff3",
    model: "gpt-4o-2026-01-01",
    provider: "openai",
    ownsUsage: true,
    promptTokens: 23,
    completionTokens: 14,
    totalTokens: 37,
    reasoningTokens: 3,
    cacheReadTokens: 8,
    // 23 prompt tokens at 2.5 and 14 at 10 USD per million
    costNanos: 197_500,
    priceRule: "span_unit_price",
  });
  expect(parsed(call?.input)).toEqual([
    { role: "system", content: "You are terse." },
    { role: "user", content: [{ type: "text", text: "Weather in Paris?" }] },
  ]);
  expect(parsed(call?.output)).toMatchObject({
    role: "assistant",
    tool_calls: [{ id: "call_1", function: { name: "get_weather", arguments: '{"city":"Paris"}' } }],
  });
  expect(call?.extras.tools).toMatchObject([{ type: "function", name: "get_weather" }]);
  expect(spans["0e5447bd1b94bd28"]).toMatchObject({
    name: "ai.toolCall",
    logType: "tool",
    parentId: "668545d753889ff3",
    input: '{"city":"Paris"}',
    output: '{"city":"Paris","temp":21}',
    metadata: { "ai.toolCall.name": "get_weather" },
  });
  expect(spans.a6907c7cc96d78f9).toMatchObject({
    logType: "chat",
    parentId: "cfcd11a1950ecc00",
    stream: true,
    ttftMs: 15.087,
  });
  expect(spans["2511a821b3369895"]).toMatchObject({
    logType: "embedding",
    parentId: "fc116ce4cedc9f6b",
    model: "text-embedding-3-small",
    promptTokens: 5,
    input: '["hello world"]',
    output: "[[0.1,0.2,0.3]]",
  });
  expect(spans.fc116ce4cedc9f6b).toMatchObject({
    logType: "workflow",
    ownsUsage: false,
    input: "hello world",
  });
  expect(spans.ad5fc56bb24a6074).toMatchObject({
    status: "error",
    statusCode: 500,
    errorMessage: "Rate limit reached",
    errorClass: "AI_APICallError",
    model: "fail-model",
  });
});

test("the OpenInference recording lands, its chat inheriting from the agent above", async () => {
  expect((await ingest.send(POST, recording("openinference.otlp-protobuf").bytes, protobuf)).status).toBe(
    200,
  );
  const spans = await ingest.spans();
  expect(spans["5ed78b0a7505d492"]).toMatchObject({
    logType: "chat",
    promptTokens: 23,
    cacheReadTokens: 8,
    customer: "user-77",
    thread: "sess-77",
  });
  expect(spans["9cfd0197ddc42cf4"]).toMatchObject({
    logType: "agent",
    metadata: { tier: "gold" },
    output: "done",
  });
});

const good = {
  traceId: "ab".repeat(16),
  spanId: "cd".repeat(8),
  name: "good",
  startTimeUnixNano: "1795157806878000000",
  endTimeUnixNano: "1795157806946531019",
};
const exporting = (...spans: object[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });

describe("bad input", () => {
  test("spans without valid ids are refused one by one, the rest is stored", async () => {
    const body = exporting({ ...good, traceId: "" }, { ...good, spanId: "0".repeat(16) }, good, {
      ...good,
      traceId: undefined,
    });
    const { status, json } = await ingest.send(POST, body);
    expect(status).toBe(200);
    expect(json).toMatchObject({ partialSuccess: { rejectedSpans: 3 } });
    expect(JSON.stringify(json)).toContain("span 0: traceId is missing, empty or all zero.");
    expect(Object.keys(await ingest.spans())).toEqual([good.spanId]);
  });

  test("a partial success answers protobuf with protobuf", async () => {
    const span = Buffer.concat([Buffer.of(0x2a, 1), Buffer.from("x")]);
    const scope = Buffer.concat([Buffer.of(0x12, span.length), span]);
    const resource = Buffer.concat([Buffer.of(0x12, scope.length), scope]);
    const body = Buffer.concat([Buffer.of(0x0a, resource.length), resource]);
    const { status, bytes } = await ingest.send(POST, body, protobuf);
    expect(status).toBe(200);
    expect([bytes[0], bytes[2], bytes[3], bytes[4]]).toEqual([0x0a, 0x08, 1, 0x12]);
    expect(bytes.toString()).toContain("span 0: traceId is missing");
  });

  test.each<[string, string | Buffer, Record<string, string>, number, string]>([
    ["malformed JSON", '{"resourceSpans": [', {}, 400, "position 19"],
    ["JSON of another shape", '{"hello": 1}', {}, 400, "resourceSpans is missing"],
    ["malformed protobuf", "hello", protobuf, 400, "Malformed protobuf"],
    [
      "cut protobuf",
      recording("keywordsai-tracing.otlp-protobuf").bytes.subarray(0, 2000),
      protobuf,
      400,
      "runs past",
    ],
    ["broken gzip", "hello", { ...protobuf, "content-encoding": "gzip" }, 400, "gzip body is cut or broken"],
    [
      "another content type",
      "a=b",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      "application/x-protobuf",
    ],
    ["an unknown key", "{}", { authorization: `Bearer sk-unknown-${"x".repeat(40)}` }, 401, "key"],
    ["no key", "{}", { authorization: "" }, 401, "key"],
  ])("%s", async (_, body, headers, status, detail) => {
    const sent = await ingest.send(POST, body, headers);
    expect(sent.status).toBe(status);
    const said: unknown = sent.json ?? { detail: readRpcStatus(sent.bytes).message };
    expect(said).toMatchObject({ detail: expect.stringContaining(detail) });
    expect(await ingest.spans()).toEqual({});
  });

  test("a revoked key", async () => {
    await ingest.revokeKey();
    expect((await ingest.send(POST, exporting(good))).status).toBe(401);
  });

  test("a gzip bomb", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, " "));
    const sent = await ingest.send(POST, bomb, { "content-encoding": "gzip" });
    expect(sent.status).toBe(413);
    expect(sent.json).toMatchObject({ detail: expect.stringContaining("64 MB") });
  });

  test("absurd times are kept as sent and the span stands at its receipt", async () => {
    const body = exporting(
      { ...good, startTimeUnixNano: "1", endTimeUnixNano: "2" },
      { ...good, spanId: "ef".repeat(8), startTimeUnixNano: "18446744073709551615" },
    );
    expect((await ingest.send(POST, body)).json).toEqual(full);
    const spans = await ingest.spans();
    for (const span of Object.values(spans)) {
      expect(span.startTime.slice(0, 10)).toBe("2026-11-20");
      expect(span.warnings).not.toEqual([]);
    }
  });

  test("NUL characters, lone surrogates and 10 MB strings are stored", async () => {
    const large = "x".repeat(9.9 * 1024 * 1024);
    const body = exporting({
      ...good,
      name: "a\0b",
      attributes: [
        { key: "input", value: { stringValue: large } },
        { key: "k\0", value: { stringValue: "\uD800 and more" } },
        { key: "large", value: { stringValue: large } },
      ],
    });
    expect((await ingest.send(POST, body)).json).toEqual(full);
    const span = (await ingest.spans())[good.spanId];
    expect(span?.name).toBe("a\uFFFDb");
    expect(span?.input).toHaveLength(large.length);
    expect(span?.metadata["k\uFFFD"]).toBe("\uFFFD and more");
    expect(span?.metadata.large).toHaveLength(4096);
    expect(span?.warnings).toEqual([expect.stringContaining("metadata.large")]);
  });

  test("a model name of 10 MB costs its span only", async () => {
    const body = exporting(good, {
      ...good,
      spanId: "ef".repeat(8),
      attributes: [{ key: "gen_ai.request.model", value: { stringValue: "x".repeat(10 * 1024 * 1024) } }],
    });
    const { json } = await ingest.send(POST, body);
    expect(json).toMatchObject({
      partialSuccess: { rejectedSpans: 1, errorMessage: expect.stringContaining("span 1: model") },
    });
    expect(Object.keys(await ingest.spans())).toEqual([good.spanId]);
  });

  test("attributes nested too deep cost their span only", async () => {
    let value: unknown = { stringValue: "x" };
    for (let level = 0; level < 500; level += 1) value = { arrayValue: { values: [value] } };
    const deep = { ...good, spanId: "ef".repeat(8), attributes: [{ key: "deep", value }] };
    const { json } = await ingest.send(POST, exporting(deep, good));
    expect(json).toMatchObject({ partialSuccess: { rejectedSpans: 1 } });
    expect(Object.keys(await ingest.spans())).toEqual([good.spanId]);
  });
});
