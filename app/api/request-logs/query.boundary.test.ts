import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import type { KeyScope, Side } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { groupsSchema, listSchema, logSchema, summarySchema } from "@/lib/openapi/answers";
import { createOrganization } from "@/lib/organizations/mutations";
import type { NewSpan } from "@/lib/spans/new-span";
import { groupings } from "@/lib/spans/wire-params";
import { writeSpans } from "@/lib/spans/write";
import { GET as getDetail } from "./[id]/route";
import { GET as getGroups, POST as postGroups } from "./groups/route";
import { GET as getList, POST as postList } from "./list/route";
import { GET as getSummary, POST as postSummary } from "./summary/route";

let database: Connection & { drop: () => Promise<void> };
let prodKey: string;
let testKey: string;
let ingestKey: string;

const now = Date.now() * 1000;
const second = 1_000_000;

/** Ten generations that cost from 1 to 10 cents, none for Ann in the tenth; a tool, and a span of the test side. */
const spans: NewSpan[] = [
  ...Array.from(
    { length: 10 },
    (_, n): NewSpan => ({
      traceId: `t-${n % 3}`,
      spanId: `s-${n}`,
      uniqueId: `log-${n}`,
      startMicros: now - (n + 1) * second,
      latencyMicros: (n + 1) * 100_000,
      ttftMicros: 50_000,
      model: n < 4 ? "gpt-4o" : "gpt-4o-mini",
      provider: "openai",
      promptTokens: 100,
      completionTokens: 10,
      cacheReadTokens: 25,
      costNanos: (n + 1) * 10_000_000,
      thread: n < 5 ? "chat" : "talk",
      ...(n < 9 ? { customer: n < 3 ? "ann" : "bob" } : {}),
      ...(n === 9 ? { statusCode: 500 } : {}),
      metadata: { plan: n % 2 ? "pro" : "free" },
      content: { input: "hi", extras: { deployment_name: n < 5 ? "east" : "west" } },
    }),
  ),
  {
    traceId: "t-0",
    spanId: "tool",
    parentId: "s-0",
    startMicros: now - 30 * second,
    logType: "tool",
    costNanos: 5,
  },
];

beforeAll(async () => {
  database = await openTestDatabase();
  const organization = await createOrganization({ name: "Test" });
  const key = async (side: Side, scopes: KeyScope[]) =>
    (await createApiKey(scopeOfJob(organization.id, "test"), { name: side, side, scopes })).plainKey;
  prodKey = await key("prod", ["read"]);
  testKey = await key("test", ["read"]);
  ingestKey = await key("prod", ["ingest"]);
  await writeSpans(scopeOfJob(organization.id, "test", "prod"), spans);
  await writeSpans(scopeOfJob(organization.id, "test", "test"), [
    { traceId: "other", spanId: "x", startMicros: now - second, model: "house", costNanos: 7 * second },
  ]);
});
afterAll(() => database.drop());

function call(method: string, path: string, body?: unknown, key = prodKey): Request {
  return new Request(`http://spandrel.test/api/request-logs/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

const ids = (body: { results: { unique_id?: string }[] }) => body.results.map((row) => row.unique_id);

async function list(query: string, body: unknown = {}) {
  const response = await postList(call("POST", `list/?${query}`, body));
  expect(response.status).toBe(200);
  return listSchema.parse(await response.json());
}

describe("the list", () => {
  test.each([
    ["sort_by=-cost", [9, 8, 7]],
    ["sort_by=cost", ["tool", 0, 1]],
    ["sort_by=latency", [0, 1, 2]],
    ["sort_by=-timestamp", [0, 1, 2]],
    ["sort_by=-id", [0, 1, 2]],
    ["sort_by=id", ["tool", 9, 8]],
    ["sort_by=-tokens_per_second", [0, 1, 2]],
    ["sort_by=-scores__quality", [0, 1, 2]],
  ])("?%s", async (query, expected) => {
    const body = await list(`${query}&page_size=3`);
    const named = body.results.map((row) =>
      row.log_type === "tool" ? "tool" : Number(row.unique_id?.slice(4)),
    );
    expect(named).toEqual(expected);
    expect(body).toMatchObject({ count: 11, is_count_exact: true });
  });

  test.each(["sort_by=-cost", "sort_by=timestamp", "sort_by=-time_to_first_token"])(
    "?%s: next and previous lead through it forth and back, whatever arrives",
    async (sort) => {
      const whole = ids(await list(`${sort}&page_size=20`));
      const seen: (string | undefined)[] = [];
      const pages: string[] = [];
      let address: string | null = `${sort}&page_size=4`;
      let last = await list(address);
      for (let steps = 0; address && steps < 9; steps++) {
        last = await list(address);
        seen.push(...ids(last));
        pages.push(ids(last).join());
        address = last.next && new URL(last.next).search.slice(1);
      }
      expect(seen).toEqual(whole);
      expect(pages).toHaveLength(3);
      for (const page of [pages[1], pages[0]]) {
        last = await list(new URL(last.previous ?? "").search.slice(1));
        expect(ids(last).join()).toBe(page);
      }
      expect(last.previous).toBeNull();
    },
  );

  test("a cursor of another query, and one that is none, are refused by name", async () => {
    const { next } = await list("page_size=2&sort_by=cost");
    const cursor = new URL(next ?? "").searchParams.get("cursor") ?? "";
    for (const query of [
      `cursor=${cursor}&sort_by=-cost`,
      `cursor=${cursor}&sort_by=cost&model=x`,
      "cursor=x",
      "cursor=p.x",
    ]) {
      const response = await postList(call("POST", `list/?${query}`, {}));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        field: "cursor",
        detail: expect.stringContaining("cursor"),
      });
    }
  });

  test("include_fields answers these fields alone", async () => {
    const { results } = await list("include_fields=unique_id, cost&page_size=1&sort_by=-cost");
    expect(results).toEqual([{ unique_id: "log-9", cost: 0.1 }]);
  });

  test("nested filters mean the same by body and in the search box", async () => {
    const filters = {
      $or: [
        { cost: { operator: "gte", value: [0.09] } },
        { $and: [{ customer_identifier: "ann" }, { metadata__plan: "pro" }] },
      ],
      $not: { status: { value: "error" } },
    };
    expect(ids(await list("", { filters }))).toEqual(["log-1", "log-8"]);
  });

  test("fetch_filters says what can be filtered, and with which values", async () => {
    const { filters_data: data } = await list("fetch_filters=true");
    expect(data?.model).toEqual({
      display_name: "Model",
      metric: "model",
      operator_choices: expect.arrayContaining([
        { name: "is", value: "" },
        { name: "contains", value: "contains" },
      ]),
      value_choices: [
        { name: "gpt-4o-mini", value: "gpt-4o-mini" },
        { name: "gpt-4o", value: "gpt-4o" },
      ],
      value_field_type: "text",
      hidden: false,
    });
    expect(data?.log_type).toMatchObject({ value_field_type: "selection" });
    expect(data?.cost).toMatchObject({ value_field_type: "number" });
    expect(data?.metadata__plan).toMatchObject({ metric: "metadata__plan" });
    const known: Record<string, string> = { log_type: "chat", status: "error", log_method: "batch" };
    for (const { metric, operator_choices, value_field_type } of Object.values(data ?? {})) {
      // What is offered is taken.
      const value = known[metric] ?? (value_field_type === "boolean" ? "true" : "1");
      const conditions = operator_choices.map((choice) => ({ operator: choice.value, value }));
      await list("page_size=1", { filters: { [metric]: conditions } });
    }
    expect((await list("")).filters_data).toBeUndefined();
  });

  test("the detail is a log too", async () => {
    const response = await getDetail(call("GET", "log-1/"), { params: Promise.resolve({ id: "log-1" }) });
    expect(logSchema.parse(await response.json())).toMatchObject({ unique_id: "log-1", cost: 0.02 });
  });
});

describe("the summary", () => {
  test("adds up owned usage, and averages what was measured", async () => {
    const response = await postSummary(call("POST", "summary/", {}));
    expect(response.status).toBe(200);
    const body = summarySchema.strict().parse(await response.json());
    expect(body).toMatchObject({
      number_of_requests: 11,
      error_count: 1,
      total_tokens: 1_100,
      total_prompt_tokens: 1_000,
      total_completion_tokens: 100,
      scores: {},
      is_exact: true,
    });
    // A tool's own cost is reported, not owned.
    expect(body.total_cost).toBeCloseTo(0.55, 9);
    expect(body.avg_latency).toBeCloseTo(0.55, 9);
    expect(body.avg_ttft).toBeCloseTo(0.05, 9);
    expect(body.avg_tps).toBeGreaterThan(0);
  });

  test("takes filters by GET and by POST, and the side", async () => {
    const count = async (response: Response) => (await response.json()).number_of_requests;
    expect(await count(await getSummary(call("GET", "summary/?model=gpt-4o")))).toBe(4);
    expect(
      await count(
        await postSummary(call("POST", "summary/?exact=true", { filters: { metadata__plan: "pro" } })),
      ),
    ).toBe(5);
    expect(await count(await getSummary(call("GET", "summary/", undefined, testKey)))).toBe(1);
    expect(await count(await getSummary(call("GET", "summary/?all_envs=true", undefined, testKey)))).toBe(12);
    expect(await count(await getSummary(call("GET", "summary/?model=none")))).toBe(0);
  });
});

describe("groups", () => {
  const groups = async (query: string, body: unknown = {}) => {
    const response = await postGroups(call("POST", `groups/?${query}`, body));
    expect(response.status).toBe(200);
    return groupsSchema.strict().parse(await response.json());
  };

  test.each([...groupings])("by %s: every span is in one, and they add up to the whole", async (groupBy) => {
    const { results, count } = await groups(`group_by=${groupBy}`);
    expect(results).toHaveLength(count ?? -1);
    const sum = (pick: (row: (typeof results)[number]) => number) =>
      results.reduce((all, row) => all + pick(row), 0);
    expect(sum((row) => row.number_of_requests)).toBe(11);
    expect(sum((row) => row.total_cost)).toBeCloseTo(0.55, 9);
    expect(sum((row) => row.error_count)).toBe(1);
  });

  test("say what each adds up to", async () => {
    const { results } = await groups("group_by=customer_identifier&sort_by=-total_cost");
    // The tool and the tenth inherit: Bob's is the earliest root of their trace that has a customer.
    expect(results.map((row) => [row.customer_identifier, row.number_of_requests])).toEqual([
      ["bob", 8],
      ["ann", 3],
    ]);
    const { results: models } = await groups("group_by=model&sort_by=total_cost");
    expect(models.map(({ group }) => group)).toEqual([null, "gpt-4o", "gpt-4o-mini"]);
    expect(models[2]).toMatchObject({
      total_tokens: 660,
      error_count: 1,
      error_percentage: expect.closeTo(100 / 6),
      cache_hit_percentage: 25,
      avg_latency: expect.closeTo(0.75),
      avg_ttft: expect.closeTo(0.05),
    });
    expect((await groups("group_by=deployment_name")).results.map(({ group }) => group)).toEqual([
      "east",
      "west",
      null,
    ]);
    expect((await groups("group_by=trace")).results.map((row) => row.trace_unique_id)).toContain("t-0");
  });

  test("page, and take group_by from the body and filters from the address", async () => {
    const first = await groups("group_by=custom_identifier&page_size=1");
    expect(first).toMatchObject({ count: 1, next: null, previous: null });
    const page = await groups("page_size=2", { group_by: "trace" });
    expect(page.results).toHaveLength(2);
    const next = await groups(new URL(page.next ?? "").search.slice(1), { group_by: "trace" });
    expect(next).toMatchObject({ next: null, previous: expect.stringContaining("page=1") });
    expect(next.results).toHaveLength(1);
    const response = await getGroups(
      call("GET", "groups/?group_by=model&thread_identifier=talk&log_type=chat"),
    );
    expect((await response.json()).results).toMatchObject([{ group: "gpt-4o-mini", number_of_requests: 5 }]);
  });
});

describe("what is not understood is named", () => {
  const doors = { list: postList, summary: postSummary, groups: postGroups };

  test.each<[keyof typeof doors, string, unknown, string]>([
    ["groups", "", {}, "group_by"],
    ["groups", "group_by=colour", {}, "group_by"],
    ["groups", "group_by=model&sort_by=colour", {}, "sort_by"],
    ["groups", "group_by=model&page=0", {}, "page"],
    ["summary", "start_time=yesterday", {}, "start_time"],
    ["summary", "exact=perhaps", {}, "exact"],
    ["summary", "", { filters: { colour: "red" } }, "colour"],
    ["list", "fetch_filters=perhaps", {}, "fetch_filters"],
    ["list", "sort_by=-colour", {}, "sort_by"],
    ["list", "", { filters: { cost: { operator: "gt", value: "much" } } }, "cost"],
  ])("%s ?%s %j is a 400 about %s", async (door, query, body, field) => {
    const response = await doors[door](call("POST", `${door}/?${query}`, body));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ field, detail: expect.stringContaining(field) });
  });

  test("a key without the scope is refused, and so is a body that is no JSON", async () => {
    for (const [door, handle] of Object.entries(doors)) {
      const forbidden = await handle(call("POST", `${door}/?group_by=model`, {}, ingestKey));
      expect(forbidden.status).toBe(403);
      expect(await forbidden.json()).toMatchObject({
        detail: expect.any(String),
        error: "missing scope: read",
      });
      const request = new Request(`http://spandrel.test/api/request-logs/${door}/`, {
        method: "POST",
        headers: { authorization: `Bearer ${prodKey}`, "content-type": "application/json" },
        body: "{",
      });
      expect((await handle(request)).status).toBe(400);
      expect((await handle(call("POST", `${door}/`, {}, "nope"))).status).toBe(401);
    }
  });

  test("GET takes no body", async () => {
    expect((await getList(call("GET", "list/?page_size=1"))).status).toBe(200);
  });
});
