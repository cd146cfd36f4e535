import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import type { KeyScope, Side } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { encodeId } from "@/lib/http/addresses";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { getTrace } from "@/lib/traces/queries";
import { GET } from "./route";

let database: Connection & { drop: () => Promise<void> };
let organizationId: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  organizationId = await createOrganization();
});

async function createOrganization(): Promise<number> {
  const [row] =
    await database.sql`insert into organizations (public_id, name) values (gen_random_uuid()::text, 'Test') returning id`;
  return row?.id;
}

const scopeOf = (organization: number, side: Side | null = null) => scopeOfJob(organization, "test", side);
const traceId = "0af7651916cd43dd8448eb211c80319c";
const now = Math.floor(Date.now() / 1000) * 1_000_000;

function span(spanId: string, parentId: string | null, given: Partial<NewSpan> = {}): NewSpan {
  return {
    traceId,
    spanId,
    parentId,
    name: spanId,
    logType: "task",
    startMicros: now - 60_000_000,
    endMicros: now - 59_000_000,
    ...given,
  };
}

const write = (spans: NewSpan[], side: Side = "prod") => writeSpans(scopeOf(organizationId, side), spans);

async function keyFor({
  side = "prod",
  scopes = ["read"],
}: {
  side?: Side;
  scopes?: KeyScope[];
} = {}): Promise<string> {
  const { plainKey } = await createApiKey(scopeOf(organizationId), { name: "test", side, scopes });
  return plainKey;
}

async function get(segment: string, key: string) {
  const request = new Request(`http://localhost/api/traces/${segment}/`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const response = await GET(request, { params: Promise.resolve({ traceId: segment }) });
  return { status: response.status, body: await response.json() };
}

describe("GET /api/traces/{id}/", () => {
  test("answers the trace's row with its spans nested and their words", async () => {
    await write([
      span("chat", "root", {
        logType: "chat",
        model: "gpt-4o",
        promptTokens: 1000,
        completionTokens: 100,
        content: { input: "Hello", output: "Hi" },
      }),
      span("root", null, {
        logType: "workflow",
        customer: "ann",
        metadata: { plan: "pro", _hidden: "1" },
        content: { input: "Say hello", output: "Done" },
      }),
    ]);
    const { status, body } = await get(traceId, await keyFor());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      trace_unique_id: traceId,
      root_span_unique_id: "root",
      name: "root",
      duration: 1,
      span_count: 2,
      llm_call_count: 1,
      error_count: 0,
      total_cost: 0.0035,
      total_prompt_tokens: 1000,
      total_tokens: 1100,
      customer_identifier: "ann",
      environment: "prod",
      metadata: { plan: "pro" },
      input: "Say hello",
      output: "Done",
    });
    expect(body.metadata).not.toHaveProperty("_hidden");
    expect(body.span_tree).toMatchObject([
      {
        span_unique_id: "root",
        children: [
          { span_unique_id: "chat", input: "Hello", output: "Hi", customer_identifier: "ann", children: [] },
        ],
      },
    ]);
    expect(body.span_tree).toHaveLength(1);
  });

  test("a parent that arrives late heals the tree", async () => {
    const key = await keyFor();
    await write([span("child", "late")]);
    expect((await get(traceId, key)).body.span_tree).toMatchObject([{ span_unique_id: "child" }]);
    const trace = await getTrace(scopeOf(organizationId), traceId);
    expect(trace?.forest.nodes[0]?.mark).toBe("orphan");
    await write([span("late", null)]);
    expect((await get(traceId, key)).body.span_tree).toMatchObject([
      { span_unique_id: "late", children: [{ span_unique_id: "child" }] },
    ]);
  });

  test("spans of an SDK that strips parents are placed by path and time", async () => {
    const sdk = { scope: "@respan/tracing" };
    await write([
      span("step", null, { ...sdk, path: "wf", startMicros: now - 50_000_000, endMicros: now - 40_000_000 }),
      span("wf", null, { ...sdk, path: "wf", logType: "workflow", endMicros: now }),
    ]);
    const { body } = await get(traceId, await keyFor());
    expect(body.span_tree).toMatchObject([{ span_unique_id: "wf", children: [{ span_unique_id: "step" }] }]);
  });

  test("any id a client chose can be asked for", async () => {
    const odd = "run/7 §..";
    await write([span("root", null, { traceId: odd })]);
    const { status, body } = await get(encodeId(odd), await keyFor());
    expect(status).toBe(200);
    expect(body.trace_unique_id).toBe(odd);
  });

  test("an unknown trace is 404 with an error", async () => {
    const { status, body } = await get("nowhere", await keyFor());
    expect(status).toBe(404);
    expect(body).toEqual({ error: expect.stringContaining("nowhere") });
  });

  test("a key sees neither the other side nor another organization", async () => {
    await write([span("root", null)]);
    expect((await get(traceId, await keyFor({ side: "test" }))).status).toBe(404);
    organizationId = await createOrganization();
    expect((await get(traceId, await keyFor())).status).toBe(404);
    expect(await getTrace(scopeOf(organizationId), traceId)).toBeNull();
  });

  test("a key without read scope is refused", async () => {
    await write([span("root", null)]);
    expect((await get(traceId, await keyFor({ scopes: ["ingest"] }))).status).toBe(403);
    expect((await get(traceId, "unknown-key-of-nobody")).status).toBe(401);
  });
});
