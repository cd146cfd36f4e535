import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GET as health } from "@/app/api/health-check/route";
import { openTestDatabase } from "@/db/testing/database";
import { openIngest } from "@/lib/ingest/testing/ingest";
import { POST as bulk } from "./bulk/route";
import { POST as create } from "./route";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ingest: Awaited<ReturnType<typeof openIngest>>;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ingest = await openIngest(database);
});

const log = {
  model: "gpt-4o",
  prompt_messages: [{ role: "user", content: "Hi" }],
  completion_message: { role: "assistant", content: "Hello" },
  prompt_tokens: 1000,
  completion_tokens: 100,
  latency: 1.5,
  customer_identifier: 7,
  metadata: { plan: "pro" },
};

describe("one log", () => {
  test("is created, answered and stored", async () => {
    const { status, json } = await ingest.send(create, log);
    expect(status).toBe(201);
    expect(json).toMatchObject({
      message: "log successful",
      id: expect.any(String),
      organization_id: ingest.organizationId,
      customer_identifier: "7",
      status: "success",
      cost: 0.0035,
      timestamp: expect.any(String),
      environment: "prod",
      latency: 1.5,
      time_to_first_token: null,
      prompt_cache_creation_tokens: null,
      prompt_cache_hit_tokens: null,
    });
    const [span] = Object.values(await ingest.spans());
    expect(span).toMatchObject({
      logType: "chat",
      logMethod: "logging_api",
      parentId: null,
      customer: "7",
      metadata: { plan: "pro" },
      input: '[{"role":"user","content":"Hi"}]',
      output: '{"role":"assistant","content":"Hello"}',
    });
  });

  test("with a unique_id is the same log when sent again; without, it is another", async () => {
    const first = await ingest.send(create, { ...log, unique_id: "mine" });
    const again = await ingest.send(create, { ...log, unique_id: "mine" });
    expect(first.json).toMatchObject({ unique_id: "mine" });
    expect(again.json).toMatchObject({ unique_id: "mine" });
    expect(Object.keys(await ingest.spans())).toHaveLength(1);
    await ingest.send(create, log);
    await ingest.send(create, log);
    expect(Object.keys(await ingest.spans())).toHaveLength(3);
  });

  test("the shape of the vendor's command line: prompt, completion, model, metadata", async () => {
    const { status } = await ingest.send(create, {
      model: "gpt-4o",
      prompt: "Hi",
      completion: "Hello",
      metadata: {},
    });
    expect(status).toBe(201);
    expect(Object.values(await ingest.spans())).toMatchObject([{ input: "Hi", output: "Hello" }]);
  });

  test("request_breakdown adds the metrics block", async () => {
    const { json } = await ingest.send(create, { ...log, request_breakdown: true });
    expect(json).toMatchObject({
      request_breakdown: {
        prompt_tokens: 1000,
        completion_tokens: 100,
        cost: 0.0035,
        model: "gpt-4o",
        latency: 1.5,
      },
    });
  });

  test("a pin needs more than the ingest scope", async () => {
    await ingest.send(create, { ...log, is_pinned: true });
    expect(Object.values(await ingest.spans())).toMatchObject([
      { pinned: false, warnings: [expect.stringContaining("is_pinned was ignored")] },
    ]);
  });

  test.each([
    ["a list", [log], "one log as a JSON object"],
    ["an id over 256 characters", { ...log, unique_id: "x".repeat(257) }, "unique_id has 257 characters"],
    ["a thread of 10 MB", { ...log, thread_identifier: "x".repeat(10 * 1024 * 1024) }, "thread_identifier"],
  ])("%s is refused by name", async (_, body, detail) => {
    const { status, json } = await ingest.send(create, body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ detail: expect.stringContaining(detail) });
  });
});

describe("many logs", () => {
  test("are stored; the bad ones are named by index", async () => {
    const { status, json } = await ingest.send(bulk, {
      logs: [log, 5, { ...log, environment: "e".repeat(65) }, log],
    });
    expect(status).toBe(201);
    expect(json).toEqual({
      success_count: 2,
      error_count: 2,
      errors: [
        { index: 1, field: "span", error: "A span must be a JSON object." },
        { index: 2, field: "environment", error: "environment has 65 characters; the limit is 64." },
      ],
    });
    expect(Object.keys(await ingest.spans())).toHaveLength(2);
  });

  test("over 5,000 are refused with the limit", async () => {
    const { status, json } = await ingest.send(bulk, { logs: Array.from({ length: 5001 }, () => ({})) });
    expect(status).toBe(413);
    expect(json).toMatchObject({ detail: "logs holds 5001 items; the limit is 5000." });
  });
});

test("the health check answers", async () => {
  const response = await health();
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ message: expect.any(String) });
});
