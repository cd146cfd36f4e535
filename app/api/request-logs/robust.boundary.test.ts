import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { openActivity, waitFor } from "@/lib/spans/testing/activity";
import { newScope, storeSpans } from "@/lib/spans/testing/store";
import { POST as groups } from "./groups/route";
import { POST as list } from "./list/route";
import { POST as create } from "./route";
import { POST as summary } from "./summary/route";

let database: Connection & { drop: () => Promise<void> };
let key: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const scope = await newScope();
  const scopes = ["ingest" as const, "read" as const];
  key = (await createApiKey(scope, { name: "test", side: "prod", scopes })).plainKey;
  const now = Date.now() * 1_000;
  const spans = [1, 2, 3].map((n) => ({
    traceId: "t",
    spanId: `s-${n}`,
    startMicros: now - n * 1_000_000,
    latencyMicros: 5,
    costNanos: n,
    promptTokens: n,
    completionTokens: n,
    tokensPerSecond: n,
    content: { input: "hello" },
  }));
  await storeSpans(scope, spans);
});
afterAll(() => database.drop());

function ask(path: string, body: unknown = {}, signal?: AbortSignal): Request {
  return new Request(`http://spandrel.test/api/request-logs/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
}

const forgeries: [string, (parts: unknown[]) => unknown][] = [
  ["an endless amount", (parts) => parts.with(5, "1e999")],
  ["half of a whole number", (parts) => parts.with(5, "1.5")],
  ["an amount that is none", (parts) => parts.with(5, "NaN")],
  ["an amount that no column holds", (parts) => parts.with(5, "9".repeat(50))],
  ["a wrong id", (parts) => parts.with(6, "s-1")],
  ["an endless bound", (parts) => parts.with(2, 1e300)],
  ["a huge text", (parts) => parts.with(1, "x".repeat(1_000_000))],
  ["nothing", () => []],
];

test.each(
  ["cost", "latency", "prompt_tokens", "tokens_per_second", "timestamp"].flatMap((sort) =>
    forgeries
      // Half a number is a speed like any other.
      .filter(([name]) => sort !== "tokens_per_second" || !name.startsWith("half"))
      .map(([name, forge]) => ({ sort, name, forge })),
  ),
)("a cursor in the order of $sort with $name is a 400", async ({ sort, forge }) => {
  const query = `list/?sort_by=-${sort}&page_size=1`;
  const { next } = await (await list(ask(query))).json();
  const honest = new URL(next).searchParams.get("cursor") ?? "";
  expect((await list(ask(`${query}&cursor=${honest}`))).status).toBe(200);
  const parts = JSON.parse(Buffer.from(honest, "base64url").toString()) as unknown[];
  const forged = Buffer.from(JSON.stringify(forge(parts))).toString("base64url");
  for (const cursor of [forged, `p.${forged}`]) {
    const response = await list(ask(`${query}&cursor=${cursor}`));
    expect([response.status, (await response.json()).field]).toEqual([400, "cursor"]);
  }
});

test("what looks for too much in contents is a 400 that names the limit, at every door", async () => {
  const value = Array.from({ length: 20 }, (_, i) => `w${i}`);
  const body = { filters: { input: Array.from({ length: 50 }, () => ({ operator: "contains", value })) } };
  for (const [door, path] of [
    [list, "list/"],
    [summary, "summary/"],
    [groups, "groups/?group_by=model"],
  ] as const) {
    const response = await door(ask(path, body));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      field: "filters",
      detail: "filters may look for 100 texts in contents, all conditions together.",
    });
  }
});

test("when the client goes away, what the database does for it ends", async () => {
  const activity = openActivity(database.url);
  const body = { filters: { input: { operator: "contains", value: "hello" } } };
  const gone = new AbortController();
  await database.sql.begin(async (tx) => {
    // Whatever looks into contents stands still.
    await tx`lock table span_contents in access exclusive mode`;
    const asked = [
      list(ask("list/?exact=true", body, gone.signal)),
      summary(ask("summary/?exact=true", body, gone.signal)),
      groups(ask("groups/?exact=true&group_by=model", body, gone.signal)),
    ];
    await waitFor(async () => (await activity.blocked()) === 4);
    gone.abort();
    await Promise.all(asked);
    expect(await activity.blocked()).toBe(0);
  });
  await activity.close();
});

test("of two spans that are sent at once with one id, one gets it and the other is told so", async () => {
  for (let round = 0; round < 10; round++) {
    const logs = [1, 2].map((n) => ({
      unique_id: `same-${round}`,
      trace_unique_id: `trace-${round}-${n}`,
      span_unique_id: `span-${n}`,
    }));
    const responses = await Promise.all(logs.map((log) => create(ask("", log))));
    expect(responses.map(({ status }) => status).toSorted()).toEqual([201, 400]);
    const refused = responses.find(({ status }) => status === 400);
    expect(await refused?.json()).toMatchObject({ field: "unique_id" });
  }
});
