import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import type { SpanExpression } from "./fields";
import { tailSpans } from "./tail";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;
let stranger: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
  scope = scopeOfJob((await createOrganization({ name: "Ours" })).id, "test", "prod");
  stranger = scopeOfJob((await createOrganization({ name: "Theirs" })).id, "test", "prod");
});
afterAll(() => database.drop());

const prod = { side: "prod", name: "prod" } as const;
const hourMs = 3_600_000;

async function receive(owner: Scope, name: string, model: string, startMs = Date.now()): Promise<void> {
  const micros = { startMicros: startMs * 1_000, endMicros: startMs * 1_000 };
  const [outcome] = await writeSpans(owner, [
    { traceId: `t-${name}`, spanId: `s-${name}`, name, model, ...micros },
  ]);
  expect(outcome?.ok).toBe(true);
}

/** Listens until told to stop; `heard` grows meanwhile. */
function listen(filters: SpanExpression[], cursor?: number) {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const heard: string[] = [];
  let last = 0;
  const ended = (async () => {
    for await (const { rows, cursor: at } of tailSpans(
      scope,
      { environment: prod, filters, from: Date.now() - 24 * hourMs },
      ending.signal,
      cursor,
    )) {
      heard.push(...rows.map((row) => row.name ?? ""));
      last = at;
    }
  })();
  return { heard, ended, cursor: () => last, end: () => ending.abort() };
}

test("a span is told when it is received, whatever its start, once, and to those it belongs to", async () => {
  const tail = listen([{ field: "model", operator: "is", values: ["m"] }]);
  await receive(scope, "long ago", "m", Date.now() - 5 * hourMs);
  await receive(stranger, "theirs", "m");
  await receive(scope, "another model", "n");
  await receive(scope, "now", "m");
  await expect.poll(() => tail.heard.toSorted()).toEqual(["long ago", "now"]);
  // More of a known span is not another one.
  await receive(scope, "now", "m");
  await receive(scope, "last", "m");
  await expect.poll(() => tail.heard.toSorted()).toEqual(["last", "long ago", "now"]);
  tail.end();
  await tail.ended;
});

test("a cursor goes on where the tail broke off", async () => {
  const first = listen([{ field: "model", operator: "is", values: ["r"] }]);
  await receive(scope, "before", "r");
  await expect.poll(() => first.heard).toEqual(["before"]);
  first.end();
  await first.ended;
  await receive(scope, "meanwhile", "r");
  const second = listen([{ field: "model", operator: "is", values: ["r"] }], first.cursor());
  await expect.poll(() => second.heard).toContain("meanwhile");
});

test("who resumes long ago and hears nothing is told where to resume", async () => {
  const longAgo = (Date.now() - hourMs) * 1_000;
  const tail = listen([{ field: "model", operator: "is", values: ["nobody"] }], longAgo);
  await expect.poll(tail.cursor).toBeGreaterThan(longAgo + 3_000_000_000);
  expect(tail.heard).toEqual([]);
});

test("of a list that was searched, a span says where the words stand in it", async () => {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const query = {
    environment: prod,
    filters: [{ field: "content", operator: "contains", values: ["needle"] }] satisfies SpanExpression[],
    from: null,
  };
  await writeSpans(scope, [
    {
      traceId: "t-hay",
      spanId: "hay",
      startMicros: Date.now() * 1_000,
      content: { output: "Hay and a needle." },
    },
  ]);
  const { value } = await tailSpans(scope, query, ending.signal).next();
  const [row] = value?.rows ?? [];
  expect(row?.snippet?.text.slice(row.snippet.from, row.snippet.to)).toBe("needle");
});
