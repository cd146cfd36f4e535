import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Connection } from "@/db";
import type { KeyScope, Side } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { failed } from "@/lib/http/respond";
import { createOrganization } from "@/lib/organizations/mutations";
import type { NewSpan } from "@/lib/spans/new-span";
import { writeSpans } from "@/lib/spans/write";
import { GET as getDetail } from "./[id]/route";
import { GET as getList, POST as postList } from "./list/route";

let database: Connection & { drop: () => Promise<void> };
let prodKey: string;
let testKey: string;

const now = Date.now() * 1000;
/** Spans on the prod side. */
const prodCount = 13;
const span = (n: number, given: Partial<NewSpan> = {}): NewSpan => ({
  traceId: `trace-${n}`,
  spanId: `span-${n}`,
  uniqueId: `log-${n}`,
  startMicros: now - n * 1_000_000,
  endMicros: now - n * 1_000_000 + 250_000,
  ...given,
});

beforeAll(async () => {
  database = await openTestDatabase();
  const organization = await createOrganization({ name: "Test" });
  const key = async (side: Side, scopes: KeyScope[]) =>
    (await createApiKey(scopeOfJob(organization.id, "test"), { name: side, side, scopes })).plainKey;
  prodKey = await key("prod", ["read"]);
  testKey = await key("test", ["read"]);
  await writeSpans(scopeOfJob(organization.id, "test", "prod"), [
    ...Array.from({ length: 12 }, (_, n) => span(n + 1, { model: n % 2 ? "gpt-4o" : "gpt-4o-mini" })),
    span(20, {
      logType: "chat",
      customer: "ann",
      metadata: { plan: "pro", _hidden: "x" },
      promptTokens: 1000,
      completionTokens: 100,
      model: "gpt-4o",
      content: {
        input: '[{"role":"user","content":"Hi"}]',
        output: "Hello",
        extras: { temperature: 0.5 },
      },
    }),
  ]);
  await writeSpans(scopeOfJob(organization.id, "test", "test"), [span(30)]);
});
afterAll(() => database.drop());

function call(method: string, path: string, body?: unknown, key = prodKey): Request {
  return new Request(`http://spandrel.test${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function list(path: string, body: unknown = {}, key = prodKey) {
  const response = await postList(call("POST", path, body, key));
  return { status: response.status, body: await response.json() };
}

const ids = (body: { results: { unique_id: string }[] }) => body.results.map((row) => row.unique_id);

describe("POST /api/request-logs/list/", () => {
  test("answers the last hour, newest first, of the key's side", async () => {
    const { status, body } = await list("/api/request-logs/list/");
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 13, next: null, previous: null });
    expect(ids(body)[0]).toBe("log-1");
    expect(ids((await list("/api/request-logs/list/", {}, testKey)).body)).toEqual(["log-30"]);
    expect((await list("/api/request-logs/list/?all_envs=true", {}, testKey)).body.count).toBe(14);
  });

  test.each([
    ["", prodCount],
    ["is_test=true", 1],
    ["is_test=1&all_envs=true", 1],
    ["is_test=false", prodCount],
    ["is_test=False&all_envs=True", prodCount],
    ["all_envs=1", prodCount + 1],
    ["all_envs=false", prodCount],
    ["environment=production", prodCount],
    ["environment=test&all_envs=true", 1],
    ["environment=staging", 0],
  ])("?%s chooses the side", async (query, count) => {
    expect((await list(`/api/request-logs/list/?${query}`)).body.count).toBe(count);
  });

  test("is_test leads a test key to the other side", async () => {
    expect((await list("/api/request-logs/list/?is_test=false", {}, testKey)).body.count).toBe(prodCount);
  });

  test("pages by number and by following next", async () => {
    const path = "/api/request-logs/list/?page_size=5";
    const first = (await list(path)).body;
    const second = (await list(`${path}&page=2`)).body;
    const followed = new URL(first.next);
    expect(ids((await list(followed.pathname + followed.search)).body)).toEqual(ids(second));
    expect(second.previous).toContain("page=1");
    expect([...ids(first), ...ids(second)]).toEqual(Array.from({ length: 10 }, (_, n) => `log-${n + 1}`));
  });

  test.each([
    ["a field", { model: { operator: "", value: ["gpt-4o"] } }, 7],
    ["any of several", { model: { operator: "in", value: ["gpt-4o", "gpt-4o-mini"] } }, 13],
    ["a metadata key", { metadata__plan: { operator: "", value: ["pro"] } }, 1],
    ["two fields", { model: { value: "gpt-4o" }, customer_identifier: { operator: "", value: ["ann"] } }, 1],
  ])("filters by %s", async (_, filters, count) => {
    expect((await list("/api/request-logs/list/", { filters, operator: "AND" })).body.count).toBe(count);
  });

  test.each([
    ["?page=0", {}, "page"],
    ["?page_size=1001", {}, "page_size"],
    ["?page=9007199254740991&page_size=1000", {}, "page"],
    ["?sort_by=colour", {}, "sort_by"],
    ["?start_time=yesterday", {}, "start_time"],
    ["?is_test=perhaps", {}, "is_test"],
    ["?all_envs=some", {}, "all_envs"],
    ["", { filters: { colour: { value: ["red"] } } }, "colour"],
  ])("%s %o is a 400 that names the field", async (query, body, field) => {
    const answer = await list(`/api/request-logs/list/${query}`, body);
    expect(answer).toMatchObject({ status: 400, body: { field, detail: expect.stringContaining(field) } });
  });

  test("NUL characters and years beyond the calendar match nothing and break nothing", async () => {
    const filters = {
      span_name: { operator: "contains", value: ["\0a"] },
      "metadata__a\0": { value: ["\0"] },
    };
    expect(await list("/api/request-logs/list/", { filters })).toMatchObject({
      status: 200,
      body: { count: 0 },
    });
    expect(
      (await list("/api/request-logs/list/?end_time=%2B275760-09-13T00:00:00Z&customer%00=%00")).status,
    ).toBe(200);
  });

  test("GET takes the filters from the query; an unknown name is metadata", async () => {
    const of = async (query: string) =>
      (await getList(call("GET", `/api/request-logs/list/${query}`))).json();
    expect((await of("?model=gpt-4o-mini")).count).toBe(6);
    expect(ids(await of("?plan=pro&include_fields=unique_id"))).toEqual(["log-20"]);
    expect((await of("?model[value]=gpt&model[operator]=contains")).count).toBe(13);
    expect((await of("?model=gpt-4o-mini&model=gpt-4o")).count).toBe(13);
    expect((await of("?error_bit=0")).count).toBe(13);
    expect((await of("?failed=true")).count).toBe(0);
    expect(await of("?error_bit=mine")).toMatchObject({ field: "error_bit" });
  });
});

test("a query past its time and any other surprise are logged and answered as JSON", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const { sql } = database;
  await sql`alter table spans rename to spans_away`;
  const answer = await list("/api/request-logs/list/");
  await sql`alter table spans_away rename to spans`;
  expect(answer).toMatchObject({ status: 500, body: { error_code: "internal_error" } });
  expect(log).toHaveBeenCalledOnce();
  expect(failed(Object.assign(new Error("canceled"), { code: "57014" })).status).toBe(503);
  log.mockRestore();
});

describe("GET /api/request-logs/{id}/", () => {
  const detail = (id: string, key = prodKey) =>
    getDetail(call("GET", `/api/request-logs/${id}/`, undefined, key), { params: Promise.resolve({ id }) });

  test("answers everything that was sent and derived", async () => {
    const response = await detail("log-20");
    expect(await response.json()).toMatchObject({
      unique_id: "log-20",
      trace_unique_id: "trace-20",
      log_type: "chat",
      latency: 0.25,
      cost: 0.0035,
      total_request_tokens: 1100,
      metadata: { plan: "pro" },
      input: '[{"role":"user","content":"Hi"}]',
      output: "Hello",
      prompt_messages: [{ role: "user", content: "Hi" }],
      completion_message: { role: "assistant", content: "Hello" },
      temperature: 0.5,
    });
  });

  test("is a 404 for an unknown log and for one of the other side", async () => {
    expect((await detail("nope")).status).toBe(404);
    expect((await detail("log-20%00")).status).toBe(404);
    expect((await detail("log-20", testKey)).status).toBe(404);
  });
});
