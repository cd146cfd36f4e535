import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import type { Scope } from "@/lib/auth/scope";
import { matches } from "@/lib/filters/testing/matches";
import { type AmountKey, amounts } from "./amounts";
import { type SpanFieldKey, type SpanFilter, spanFields } from "./fields";
import type { NewSpan } from "./new-span";
import { listSpans } from "./queries";
import { newScope, seemLarge, storeSpans } from "./testing/store";
import type { SpanRow } from "./types";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;
let stored: SpanRow[];

const now = Math.floor(Date.now() / 1_000) * 1_000_000;
const everything = { environment: null, from: null, to: null, filters: [] };

/** Every amount with ties, zeros and none. */
const spans = Array.from({ length: 180 }, (_, i): NewSpan => {
  const start = now - i * 60_000_000;
  const tokens = i % 4 ? i % 9 : undefined;
  return {
    traceId: `t-${i}`,
    spanId: `s-${i}`,
    logType: "chat",
    startMicros: start,
    endMicros: start + (i % 5) * 1_000_000,
    ttftMicros: i % 3 ? (i % 7) * 500_000 : undefined,
    costNanos: i % 4 ? (i % 6) * 1_000_000_000 : undefined,
    promptTokens: tokens,
    completionTokens: tokens,
    tokensPerSecond: i % 3 ? (i % 8) * 1.5 : undefined,
  };
});

beforeAll(async () => {
  database = await openTestDatabase();
  scope = await newScope();
  await storeSpans(scope, spans);
  stored = (await listSpans(scope, { ...everything, limit: 1_000 })).rows;
  await seemLarge(database.sql);
});
afterAll(() => database.drop());

const amountOf: Record<AmountKey, (row: SpanRow) => number | null> = {
  cost: (row) => row.costNanos && row.costNanos / 1e9,
  latency: (row) => row.latencyMs && row.latencyMs / 1e3,
  ttft: (row) => row.ttftMs && row.ttftMs / 1e3,
  tokens: (row) => row.totalTokens,
  prompt_tokens: (row) => row.promptTokens,
  completion_tokens: (row) => row.completionTokens,
  speed: (row) => row.tokensPerSecond,
};

const conditions: Omit<SpanFilter, "field">[] = [
  ...(["is", "not", "gt", "gte", "lt", "lte"] as const).flatMap((operator) =>
    [["0"], ["3"], ["0", "3"], ["-1"], ["0.0000000001"], ["1000000000000000000000"]].map((values) => ({
      operator,
      values,
    })),
  ),
  { operator: "empty", values: [] },
  { operator: "not_empty", values: [] },
];

// Object.keys forgets the keys it was given.
const keys = Object.keys(amountOf) as AmountKey[];

test.each(keys.flatMap((key) => [true, false].map((descending) => ({ key, descending }))))(
  "by $key, descending: $descending, conditions on the amount itself leave out what does not meet them, and nothing else",
  async ({ key, descending }) => {
    const { field } = amounts[key];
    const of = amountOf[key];
    let found = 0;
    for (const condition of conditions) {
      const filter: SpanFilter = { field, ...condition };
      const expected = stored
        .filter((row) => matches<SpanFieldKey>(spanFields, filter, () => of(row)))
        .toSorted((a, b) => {
          const [x, y] = [of(a), of(b)];
          if (x === y) return a.id < b.id ? 1 : -1;
          if (x === null || y === null) return x === null ? 1 : -1;
          return descending ? y - x : x - y;
        })
        .map(({ spanId }) => spanId);
      const rows: string[] = [];
      const query = { ...everything, filters: [filter], sort: { key, descending }, limit: 50 };
      for (let after: string | undefined; ; ) {
        const page = await listSpans(scope, { ...query, after });
        rows.push(...page.rows.map(({ spanId }) => spanId));
        if (page.next === null) break;
        after = page.next;
      }
      expect({ filter, rows }).toEqual({ filter, rows: expected });
      if (rows.length > 0 && rows.length < stored.length) found += 1;
    }
    expect(found).toBeGreaterThan(10);
  },
);
