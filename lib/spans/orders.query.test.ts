import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { columnsOf } from "@/db/bulk";
import { spans } from "@/db/schema/spans";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { rebuildRollups } from "@/lib/rollups/rebuild";
import { CursorRefused } from "./cursor";
import type { SpanExpression } from "./fields";
import type { NewSpan } from "./new-span";
import { listSpans, type SpanQuery } from "./queries";
import { type SortKey, type SpanSort, sortKeys } from "./sort";
import { newScope, seemLarge, storeSpans } from "./testing/store";
import type { SpanPage, SpanRow } from "./types";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;
let stored: SpanRow[];

const nowMicros = Math.floor(Date.now() / 1000) * 1_000_000;
const everything = { environment: null, from: null, to: null, filters: [] };
const staging = { side: "prod", name: "staging" } as const;

/** 700 spans over 12 days, with ties in every amount, zeros, and amounts that are missing. */
function generate(): NewSpan[] {
  return Array.from({ length: 700 }, (_, i): NewSpan => {
    const start = nowMicros - Math.floor(i / 3) * 4_440_000_000;
    const tokens = i % 4 === 0 ? undefined : (i * 7) % 50;
    return {
      traceId: `trace-${i}`,
      spanId: `span-${i}`,
      logType: "chat",
      environment: i % 20 ? undefined : "staging",
      model: i % 2 ? "one" : "two",
      startMicros: start,
      endMicros: i % 5 ? start + ((i * 37) % 90) * 1_000 + 1 : start,
      ttftMicros: i % 3 ? (i % 11) * 1_500 : undefined,
      costNanos: i % 6 ? (i % 13) * 1_000_000_007 : undefined,
      promptTokens: tokens,
      completionTokens: tokens === undefined ? undefined : (i * 3) % 40,
      tokensPerSecond: i % 7 ? (i % 17) * 3.3 : undefined,
    };
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  scope = await newScope();
  await storeSpans(scope, generate());
  stored = (await listSpans(scope, { ...everything, limit: 1_000 })).rows;
  expect(stored).toHaveLength(700);
});
afterAll(() => database.drop());

const amountOf: Record<SortKey, (row: SpanRow) => number | null> = {
  time: (row) => Date.parse(row.startTime),
  cost: (row) => row.costNanos,
  latency: (row) => row.latencyMs,
  ttft: (row) => row.ttftMs,
  tokens: (row) => row.totalTokens,
  prompt_tokens: (row) => row.promptTokens,
  completion_tokens: (row) => row.completionTokens,
  speed: (row) => row.tokensPerSecond,
};

/** What an order means, said once more over plain rows: those without come last, the newest of equal ones first. */
function sorted(rows: readonly SpanRow[], { key, descending }: SpanSort): SpanRow[] {
  if (key === "time") return rows.toSorted((a, b) => (a.id < b.id === descending ? 1 : -1));
  const of = amountOf[key];
  return rows.toSorted((a, b) => {
    const [x, y] = [of(a), of(b)];
    if (x === y) return a.id < b.id ? 1 : -1;
    if (x === null || y === null) return x === null ? 1 : -1;
    return descending ? y - x : x - y;
  });
}

const idsOf = (rows: readonly { spanId: string }[]) => rows.map((row) => row.spanId);

async function walk(query: SpanQuery): Promise<SpanPage[]> {
  const pages = [await listSpans(scope, query)];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await listSpans(scope, { ...query, after: next }));
  return pages;
}

/** From the last page to the first by `previous`, in the order of the list. */
async function walkBack(query: SpanQuery, last: SpanPage): Promise<SpanRow[]> {
  const rows = [...last.rows];
  for (let before = last.previous; before !== null; ) {
    const page = await listSpans(scope, { ...query, before });
    rows.unshift(...page.rows);
    before = page.previous;
  }
  return rows;
}

const model: SpanExpression = { field: "model", operator: "is", values: ["one"] };
const sorts = sortKeys.flatMap((key) => [
  { key, descending: true },
  { key, descending: false },
]);
const selections = [
  { name: "everything", query: {}, has: () => true },
  {
    name: "an environment",
    query: { environment: staging },
    has: (row: SpanRow) => row.environment === "staging",
  },
  { name: "a filter", query: { filters: [model] }, has: (row: SpanRow) => row.model === "one" },
  {
    name: "a range",
    query: { from: nowMicros / 1_000 - 5 * 86_400_000, to: nowMicros / 1_000 - 86_400_000 },
    has: (row: SpanRow) => {
      const ago = nowMicros / 1_000 - Date.parse(row.startTime);
      return ago <= 5 * 86_400_000 && ago > 86_400_000;
    },
  },
];

describe.each([
  { how: "sorted whole", prepare: () => database.sql`analyze spans` },
  { how: "walked", prepare: () => seemLarge(database.sql) },
])("$how", ({ how, prepare }) => {
  beforeAll(async () => {
    await prepare();
  });

  describe.each(sorts)("by $key, descending: $descending", (sort) => {
    test.each(selections)(
      "$name is in the order of a plain sort, forward and back",
      async ({ query, has }) => {
        const expected = idsOf(sorted(stored.filter(has), sort));
        expect(expected.length).toBeGreaterThan(20);
        const asked = { ...everything, ...query, sort, limit: 60 };
        const pages = await walk(asked);
        expect(idsOf(pages.flatMap((page) => page.rows))).toEqual(expected);
        expect(pages[0]?.previous).toBeNull();
        const last = pages.at(-1);
        if (last) expect(idsOf(await walkBack(asked, last))).toEqual(expected);
      },
    );

    test("without time the list goes on where it ended", async () => {
      const query = { ...everything, filters: [model], sort, limit: 9, budgetMs: 0 };
      const labelled = stored.filter((row) => row.model === "one");
      const pages = await walk(query);
      expect(idsOf(pages.flatMap((page) => page.rows))).toEqual(idsOf(sorted(labelled, sort)));
      // In the order of time, and sorted whole, one statement is enough for so few.
      const isWalk = how === "walked" && !["time", "prompt_tokens", "completion_tokens"].includes(sort.key);
      expect(pages.some((page) => page.rows.length < 9 && page.next !== null)).toBe(isWalk);
      const last = pages.at(-1);
      if (last) expect(idsOf(await walkBack(query, last))).toEqual(idsOf(sorted(labelled, sort)));
    });
  });
});

test("rows are passed over in any order", async () => {
  const sort = { key: "cost" as const, descending: true };
  const page = await listSpans(scope, { ...everything, sort, skip: 90, limit: 10 });
  expect(idsOf(page.rows)).toEqual(idsOf(sorted(stored, sort).slice(90, 100)));
  const before = await listSpans(scope, { ...everything, sort, before: page.previous ?? "", limit: 10 });
  expect(idsOf(before.rows)).toEqual(idsOf(sorted(stored, sort).slice(80, 90)));
});

describe("a cursor", () => {
  const day = 86_400_000;
  const from = nowMicros / 1_000 - 9 * day;
  const list = { ...everything, from, filters: [model], limit: 5 };
  const other = scopeOfJob(1_000_000, "test", "prod");

  test.each<[string, Partial<SpanQuery>, (() => Scope)?]>([
    ["other filters", { filters: [] }],
    ["another order", { sort: { key: "cost", descending: true } }],
    ["another environment", { environment: staging }],
    ["an earlier range", { from: from - day }],
    ["a later range", { from: from + day }],
    ["a range that ends", { to: nowMicros / 1_000 }],
    ["another organization", {}, () => other],
    ["another side", {}, () => scopeOfJob(scope.organizationId, "test", "test")],
  ])("of %s is refused", async (_, change, asOther) => {
    const { next } = await listSpans(scope, list);
    expect(next).not.toBeNull();
    const asked = listSpans(asOther?.() ?? scope, { ...list, ...change, after: next ?? "" });
    await expect(asked).rejects.toThrow(CursorRefused);
  });

  test.each(["", "x", "ÿ", "bnVsbA", Buffer.from("[1]").toString("base64url")])(
    "that reads %j is refused by the name of its parameter",
    async (text) => {
      await expect(listSpans(scope, { ...list, before: text })).rejects.toThrow(/^before /);
    },
  );

  test("goes on when its preset range moved with the clock", async () => {
    const { next } = await listSpans(scope, list);
    const page = await listSpans(scope, { ...list, from: from + 40, after: next ?? "" });
    expect(idsOf(page.rows)).toEqual(idsOf(stored.filter((row) => row.model === "one").slice(5, 10)));
  });
});

describe("in a list of 70,000", () => {
  const count = 70_000;
  let long: Scope;
  /** By cost, the dearest first: 3,000 equal ones, a few of them and the very cheapest labelled. */
  let ordered: { spanId: string; environment: string }[];
  const labelled = { side: "prod", name: "labelled" } as const;

  beforeAll(async () => {
    long = await newScope();
    const id = long.organizationId;
    const cost = "case when n <= 3000 then 1000000000000 else n * 1000 end";
    const label = "case when n in (7, 1500) or n between 3001 and 3040 then 'labelled' else 'prod' end";
    const startMs = `(${nowMicros / 1_000} - n * 100)`;
    const hex = `lpad(to_hex(${startMs}::bigint), 12, '0')`;
    const changed: Record<string, string> = {
      id: `(substr(${hex}, 1, 8) || '-' || substr(${hex}, 9) || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`,
      organization_id: String(id),
      start_time: `to_timestamp(${startMs} / 1000.0)`,
      span_id: "n::text",
      public_id: "n::text",
      cost_nanos: cost,
      environment: label,
    };
    const names = columnsOf(spans).map(({ name }) => name);
    await database.sql.unsafe(`
      insert into spans (${names.map((name) => `"${name}"`).join(", ")})
      select ${names.map((name) => changed[name] ?? `s."${name}"`).join(", ")}
      from generate_series(1, ${count}) n, (select * from spans limit 1) s`);
    await rebuildRollups(database.sql, id);
    await seemLarge(database.sql);
    ordered = await database.sql`
      select span_id as "spanId", environment from spans where organization_id = ${id}
      order by cost_nanos desc, id desc`;
    expect(ordered).toHaveLength(count);
  }, 120_000);

  const byCost = { ...everything, sort: { key: "cost" as const, descending: true } };
  const all: SpanExpression = { field: "model", operator: "not", values: ["nobody's"] };

  test("spans of a rare environment are found at both ends of the order, and back", async () => {
    const expected = idsOf(ordered.filter((row) => row.environment === "labelled"));
    const query = { ...byCost, environment: labelled, limit: 15 };
    for (const budgetMs of [0, 10_000]) {
      const rows: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await listSpans(long, { ...query, after, budgetMs });
        rows.push(...idsOf(page.rows));
        if (page.next === null) break;
        after = page.next;
      }
      expect(rows).toEqual(expected);
    }
    const cheapestFirst = { ...query, sort: { key: "cost" as const, descending: false }, limit: 100 };
    const { rows } = await listSpans(long, cheapestFirst);
    // Of equal ones the newest first either way.
    expect(idsOf(rows)).toEqual([...expected.slice(2).toReversed(), ...expected.slice(0, 2)]);
  });

  test.each<[string, readonly SpanExpression[]]>([
    ["without a filter", []],
    ["with one that most meet", [all]],
  ])("%s pages go through 3,000 equal ones and out of them, and back", async (_, filters) => {
    const expected = idsOf(ordered);
    const query = { ...byCost, filters, limit: 800 };
    const pages: SpanPage[] = [];
    for (let after: string | undefined; pages.length < 6; after = pages.at(-1)?.next ?? undefined)
      pages.push(await listSpans(long, { ...query, after }));
    expect(idsOf(pages.flatMap((page) => page.rows))).toEqual(expected.slice(0, 4_800));
    const back: string[] = [];
    for (let before = pages.at(-1)?.previous ?? null; before !== null; ) {
      const page = await listSpans(long, { ...query, before });
      back.unshift(...idsOf(page.rows));
      before = page.previous;
    }
    expect(back).toEqual(expected.slice(0, 4_000));
  });
});
