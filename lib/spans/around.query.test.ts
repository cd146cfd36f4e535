import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { listAround } from "./around";
import type { SpanExpression } from "./fields";
import type { NewSpan } from "./new-span";
import { listSpans } from "./queries";
import { type SortKey, sortKeys } from "./sort";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;
let stranger: Scope;

const now = Math.floor(Date.now() / 1000) * 1_000_000;
const everything = { environment: null, from: null, to: null, filters: [] };
const even: SpanExpression = { field: "model", operator: "is", values: ["even"] };

/** 120 spans with ties, zeros and amounts that are missing. */
const sent = Array.from(
  { length: 120 },
  (_, i): NewSpan => ({
    traceId: "t",
    spanId: `s-${i}`,
    uniqueId: `log-${i}`,
    startMicros: now - Math.floor(i / 2) * 1_000_000,
    endMicros: now - Math.floor(i / 2) * 1_000_000 + (i % 7) * 1_000,
    model: i % 2 ? "odd" : "even",
    ttftMicros: i % 4 ? (i % 9) * 1_000 : undefined,
    costNanos: i % 5 ? (i % 6) * 1_000 : undefined,
    promptTokens: i % 3 ? i % 8 : undefined,
    completionTokens: i % 3 ? i % 5 : undefined,
    tokensPerSecond: i % 7 ? (i % 11) * 1.3 : undefined,
  }),
);

beforeAll(async () => {
  database = await openTestDatabase();
  scope = scopeOfJob((await createOrganization({ name: "Test" })).id, "test", "prod");
  stranger = scopeOfJob((await createOrganization({ name: "Other" })).id, "test", "prod");
  await writeSpans(scope, sent);
});
afterAll(() => database.drop());

const orders = sortKeys.flatMap((key) =>
  [true, false].map((descending): [SortKey, boolean] => [key, descending]),
);

describe("the rows around a span", () => {
  test.each(orders)("are its neighbours in the order %s, descending %s", async (key, descending) => {
    const query = { ...everything, sort: { key, descending } };
    const whole = (await listSpans(scope, { ...query, limit: 200 })).rows.map((row) => row.publicId);
    expect(whole).toHaveLength(sent.length);
    for (const at of [0, 1, 37, 60, 91, 119]) {
      const page = await listAround(scope, { ...query, limit: 10 }, whole[at] ?? "");
      const first = Math.max(0, at - 5);
      expect(page?.rows.map((row) => row.publicId)).toEqual(whole.slice(first, at + 5));
      expect([page?.previous === null, page?.next === null]).toEqual([first === 0, at + 5 >= whole.length]);
    }
  });

  test("go on in both directions to the ends of the list", async () => {
    const query = { ...everything, filters: [even], limit: 10 };
    const whole = (await listSpans(scope, { ...query, limit: 200 })).rows.map((row) => row.publicId);
    const page = await listAround(scope, query, "log-40");
    const ids = page?.rows.map((row) => row.publicId) ?? [];
    for (let next = page?.next ?? null; next !== null; ) {
      const further = await listSpans(scope, { ...query, after: next });
      ids.push(...further.rows.map((row) => row.publicId));
      next = further.next;
    }
    for (let previous = page?.previous ?? null; previous !== null; ) {
      const further = await listSpans(scope, { ...query, before: previous });
      ids.unshift(...further.rows.map((row) => row.publicId));
      previous = further.previous;
    }
    expect(ids).toEqual(whole);
    expect(ids).toHaveLength(60);
  });

  test.each([
    ["does not meet the conditions", "log-41", { filters: [even] }],
    ["lies outside the time", "log-100", { from: now / 1_000 - 10_000 }],
    ["is of another environment", "log-40", { environment: { side: "prod", name: "staging" } as const }],
    ["does not exist", "log-400", {}],
    ["cannot exist", "log-4\0", {}],
  ])("are null for a span that %s", async (_, id, conditions) => {
    expect(await listAround(scope, { ...everything, ...conditions }, id)).toBeNull();
  });

  test("are null for a span of another organization", async () => {
    expect(await listAround(stranger, everything, "log-40")).toBeNull();
  });
});
