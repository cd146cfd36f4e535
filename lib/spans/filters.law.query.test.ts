import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { selectList } from "@/db/bulk";
import { spans } from "@/db/schema/spans";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { isFilter } from "@/lib/filters/define";
import { someExpression, someFilter } from "@/lib/filters/testing/expressions";
import { matches } from "@/lib/filters/testing/matches";
import { whereExpressions } from "@/lib/filters/where";
import { spellingsOf } from "./contents-sql";
import { type SpanExpression, type SpanFieldKey, type SpanFilter, spanFields } from "./fields";
import type { NewSpan } from "./new-span";
import { spanSql } from "./sql";
import { filterValue, type Stored } from "./testing/filter-value";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;
let stored: Stored[];

const words = [
  "reply",
  "Reply now",
  "x%y",
  "x_y",
  "søk",
  'say "hi"',
  "a\\b",
  "日本語の検索",
  "שלום עולם",
  "😀 smile",
  "İstanbul",
  "ΟΔΟΣ",
  "two\nlines",
  "10",
  "9.5",
  "-3",
  "1e2",
  "07",
  "",
];
const keys = ["plan", "a.b", "two words", 'quo"te', "100%", "un_der", "😀", "مفتاح", "n", "absent"];

/** Sends the i-th of a list, where the last of it is to be nothing. */
function pick<T>(list: readonly T[], i: number): T | undefined {
  return i % (list.length + 1) === list.length ? undefined : list[i % list.length];
}

function generate(): NewSpan[] {
  const now = Math.floor(Date.now() / 1000) * 1_000_000;
  return Array.from({ length: 150 }, (_, i): NewSpan => {
    const start = now - i * 60_000_000;
    const trace = i % 40;
    const name = words[i % words.length] ?? "";
    return {
      traceId: trace % 2 ? `trace-${trace}` : trace.toString(16).padStart(32, "a"),
      spanId: `span-${i}`,
      parentId: i % 3 ? `span-${i - 1}` : undefined,
      name: name || undefined,
      workflowName: pick(["nightly", "Daily"], i),
      path: pick(["agent.step", "agent.step.tool"], i),
      model: pick(["gpt-4o", "gpt-4o-mini", "100%_sure", "GPT-4O", "claude*star"], i),
      provider: pick(["openai", "anthropic"], i),
      logType: pick(["chat", "tool", "workflow"], i),
      logMethod: pick(["ts_tracing", "batch"], i),
      stream: pick([true, false], i),
      statusCode: i % 7 ? 200 : 429,
      errorMessage: i % 7 ? undefined : `rate limit ${i}`,
      errorClass: i % 14 ? undefined : "RateLimit",
      errorCode: i % 21 ? undefined : "rate_limited",
      environment: i % 8 ? undefined : "staging",
      startMicros: start,
      endMicros: i % 9 ? start + (i % 5) * 500_000 + (i % 3) : start,
      ttftMicros: pick([250_000, 1_000_000, 0], i),
      tokensPerSecond: pick([12.3, 100, 0.1], i),
      promptTokens: pick([0, 1, 100, 2_000_000], i),
      completionTokens: pick([0, 10], i),
      reasoningTokens: pick([5], i),
      cacheReadTokens: pick([0, 7], i),
      costNanos: pick([0, 1, 10_000_000, 2_500_000_000], i),
      customer: pick(["ann", "Bob", "z\\_x"], trace),
      customerEmail: trace % 4 === 0 ? "ann@example.org" : undefined,
      customerName: trace % 4 === 0 ? "Ann Lee" : undefined,
      thread: pick(["t-1", "t-2"], trace),
      session: pick(["s-1"], trace),
      traceGroup: pick(["tg-1", "s-1"], trace),
      group: pick(["g"], i),
      customId: pick(["c-1", "c-2"], i),
      promptId: pick(["p-1"], i),
      promptName: pick(["Greeting"], i),
      promptVersion: pick([1, 12], i),
      positiveFeedback: pick([true, false], i),
      pinned: i % 11 === 0,
      metadata:
        i % 5
          ? Object.fromEntries(keys.slice(0, -1).map((key, k) => [key, words[(i + k) % words.length] ?? ""]))
          : undefined,
      warnings: i % 13 ? undefined : ["mended"],
      content: {
        input:
          i % 2
            ? words[(i + 3) % words.length]
            : JSON.stringify([{ role: "user", content: words[(i + 5) % words.length] }]),
        output:
          i % 6
            ? words[(i + 7) % words.length]
            : JSON.stringify({
                role: "assistant",
                content: null,
                tool_calls: [{ id: "1", type: "function", function: { name: "f", arguments: "{}" } }],
              }),
        extras: {
          deployment_name: pick(["east", "West"], i),
          fault_domain: pick(["user", "provider"], i),
          note: pick(words, i),
          cache_hit: pick([true, false], i),
          used_custom_credential: pick([true], i),
          routing_time: pick([0.25, "1.5", "soon"], i),
          temperature: pick([0, 0.7, 1], i),
          max_tokens: pick([100], i),
          tools: pick([[{ type: "function", function: { name: "look_up" } }]], i),
          behaviors: pick([["polite", "short"]], i),
          evaluation_identifier: pick(["e-1"], i),
        },
      },
    };
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  const [row] =
    await database.sql`insert into organizations (public_id, name) values ('o', 'Law') returning id`;
  scope = scopeOfJob(row?.id, "test", "prod");
  const outcomes = await writeSpans(scope, generate());
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  const { sql } = database;
  const rows = await sql<(Omit<Stored, "extras"> & { extras: string | null })[]>`
    select ${selectList(sql, spans, "s")}, c.input, c.output, c.extras,
      u.email as "customerEmail", u.name as "customerName"
    from spans s join span_contents c on c.organization_id = s.organization_id and c.id = s.id
    left join customers u on u.organization_id = s.organization_id and u.side = s.side
      and u.environment = s.environment and u.customer = s.customer
    where s.organization_id = ${scope.organizationId}`;
  // Written from an object.
  stored = rows.map((one) => ({
    ...one,
    extras: one.extras ? (JSON.parse(one.extras) as Stored["extras"]) : {},
  }));
  expect(stored).toHaveLength(150);
});
afterAll(() => database.drop());

async function inSql(expressions: readonly SpanExpression[]): Promise<string[]> {
  const { sql } = database;
  const rows = await sql<{ spanId: string }[]>`
    select s.span_id as "spanId" from spans s where s.organization_id = ${scope.organizationId}
      and (${whereExpressions(sql, spanFields, spanSql, expressions)})`;
  return rows.map(({ spanId }) => spanId).toSorted();
}

function onRows(expressions: readonly SpanExpression[]): string[] {
  const met = stored.filter((span) =>
    expressions.every((one) =>
      matches<SpanFieldKey>(spanFields, one, (field, mapKey) => filterValue(span, field, mapKey)),
    ),
  );
  return met.map(({ spanId }) => spanId).toSorted();
}

/** Contents hold JSON too: what is asked of them may stand there escaped. */
function withSpellings(expression: SpanExpression): SpanExpression {
  if (!isFilter(expression)) {
    if ("not" in expression) return { not: withSpellings(expression.not) };
    return "all" in expression
      ? { all: expression.all.map(withSpellings) }
      : { any: expression.any.map(withSpellings) };
  }
  const isWords = spanFields.some(({ key, kind }) => key === expression.field && kind === "content");
  return isWords ? { ...expression, values: expression.values.flatMap(spellingsOf) } : expression;
}

const taste = {
  texts: fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(
      "gpt-4o",
      "GPT",
      "%",
      "_",
      "\\",
      "*",
      "ann",
      "b",
      "SØK",
      "nightly",
      "c-1",
      "g",
      "s-1",
      "t-1",
      "tg",
      "trace-3",
      "span-7",
      "staging",
      "open",
      "limit",
      'hi"',
      "i̇stanbul",
      "οδος",
      "ΟΔΟσ",
      "look_up",
      "polite",
      "e-1",
      "east",
      "1",
      "@example",
      "x".repeat(300),
    ),
  ),
  keys: fc.constantFrom(...keys),
  numbers: fc.oneof(
    fc.constantFrom(
      "0",
      "1",
      "10",
      "100",
      "2000000",
      "0.01",
      "0.0000000005",
      "0.000000001",
      "2.5",
      "12.3",
      "12.30000001",
      "0.1",
      "0.5",
      "0.500001",
      "1.0000005",
      "0.25",
      "1.5",
      "0.7",
      "429",
      "200",
      "-1",
      "1e30",
      "-1e30",
      "1e-60",
      "9.5",
      "9.50001",
      "99",
    ),
  ),
};

test("filters in SQL mean what they mean on plain rows", async () => {
  const expressions = fc.array(someExpression(spanFields, taste), { minLength: 1, maxLength: 2 });
  let met = 0;
  await fc.assert(
    fc.asyncProperty(expressions, async (given) => {
      const expected = onRows(given.map(withSpellings));
      if (expected.length > 0 && expected.length < stored.length) met++;
      expect(await inSql(given)).toEqual(expected);
    }),
    { numRuns: process.env.SPANDREL_LONG ? 5_000 : 200 },
  );
  // Most conditions must tell spans apart, or the law holds for nothing.
  expect(met).toBeGreaterThan(40);
}, 600_000);

test("every operator of every field means the same in both", async () => {
  const each = spanFields.flatMap((field) =>
    fc.sample(someFilter<SpanFieldKey>(field, taste), { numRuns: 12, seed: 20_261_120 }),
  );
  for (const expression of each) {
    expect({ expression, spans: await inSql([expression]) }).toEqual({
      expression,
      spans: onRows([withSpellings(expression)]),
    });
  }
}, 120_000);

function isSize(field: SpanFieldKey, operator: SpanFilter["operator"]): boolean {
  return field === "cost" || ["gt", "gte", "lt", "lte"].includes(operator);
}

test("ten thousand values in one condition are compared with", async () => {
  const values = Array.from({ length: 10_000 }, (_, i) => `span-${i * 3}`);
  const asked = (field: SpanFieldKey, operator: SpanFilter["operator"], mapKey?: string): SpanExpression => ({
    field,
    ...(mapKey === undefined ? {} : { mapKey }),
    operator,
    values: isSize(field, operator) ? values.map((_, i) => String(i)) : [...values, "pro", "gpt-4o"],
  });
  const many: SpanExpression[] = [
    asked("span_unique_id", "is"),
    asked("span_unique_id", "not"),
    asked("session_identifier", "not"),
    asked("trace_unique_id", "not"),
    asked("model", "contains"),
    asked("cost", "is"),
    asked("cost", "gt"),
    asked("latency", "lte"),
    asked("tokens_per_second", "gt"),
    asked("temperature", "lt"),
    asked("metadata", "gte", "n"),
    { field: "is_root_span", operator: "is", values: values.map((_, i) => String(i % 2 === 0)) },
    asked("output", "contains"),
    asked("content", "not_contains"),
    asked("metadata", "is", "plan"),
    asked("metadata", "not", "plan"),
  ];
  for (const expression of many) expect(await inSql([expression])).toEqual(onRows([expression]));
}, 120_000);
