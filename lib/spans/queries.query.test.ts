import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { overAllSides, type Scope, scopeOfJob, scopeOfKey } from "@/lib/auth/scope";
import { someExpression } from "@/lib/filters/testing/expressions";
import { matches } from "@/lib/filters/testing/matches";
import { countSpans } from "./aggregates/count";
import { hasAnySpan, listEnvironments } from "./environment-queries";
import { type SpanFieldKey, spanFields } from "./fields";
import type { NewSpan } from "./new-span";
import { getSpan, listSpans } from "./queries";
import { listTraceSpans } from "./trace-spans";
import type { SpanRow } from "./types";
import { writeSpans } from "./write";

let database: Connection & { drop: () => Promise<void> };
let prod: Scope;
let stored: SpanRow[];

const models = ["gpt-4o", "gpt-4o-mini", "100%_sure", undefined];
const customers = ["ann", "Bob", "z\\_x", undefined];
const words = ["reply", "Reply now", "x%y", "x_y", "søk", ""];
const now = Math.floor(Date.now() / 1000) * 1_000_000;

/** 240 spans over 40 days, many at the very same instant, so that ties and windows are met. */
function generate(): NewSpan[] {
  return Array.from({ length: 240 }, (_, i): NewSpan => {
    const start = now - Math.floor(i / 4) * 16 * 3_600_000_000;
    return {
      traceId: `trace-${i % 60}`,
      spanId: `span-${i}`,
      name: words[i % words.length],
      workflowName: i % 5 ? undefined : "nightly",
      model: models[i % models.length],
      customId: i % 3 ? undefined : `c-${i % 9}`,
      group: i % 7 ? undefined : "g",
      logType: i % 2 ? "chat" : "tool",
      statusCode: i % 10 ? 200 : 500,
      environment: i % 8 ? undefined : "staging",
      startMicros: start,
      endMicros: start + 1_000_000,
      // Identity sits on every span of the trace, so that none is inherited from another.
      customer: customers[(i % 60) % customers.length],
      thread: (i % 60) % 3 ? `t-${i % 4}` : undefined,
      metadata: i % 4 ? { plan: ["pro", "free", "Pro"][i % 3] ?? "", "a.b": String(i % 2) } : undefined,
    };
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  const [row] =
    await database.sql`insert into organizations (public_id, name) values ('o', 'Test') returning id`;
  prod = scopeOfJob(row?.id, "test", "prod");
  const outcomes = await writeSpans(prod, generate());
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  stored = (await listSpans(prod, { ...everything, limit: 1000 })).rows;
  expect(stored).toHaveLength(240);
});
afterAll(() => database.drop());

const everything = { environment: null, from: null, to: null, filters: [] };

async function walk(query: Parameters<typeof listSpans>[1]): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await listSpans(prod, { ...query, ...(after ? { after } : {}) });
    ids.push(...page.rows.map((row) => row.spanId));
    after = page.next ?? undefined;
  } while (after);
  return ids;
}

/** What a listed span has in the fields this test asks for; what else a span can be asked is tested in filters.law.query.test.ts. */
function valueIn(row: SpanRow, field: SpanFieldKey, mapKey = ""): string | null {
  const values: Partial<Record<SpanFieldKey, string | null>> = {
    log_type: row.logType,
    status: row.status,
    model: row.model,
    customer_identifier: row.customer,
    session_identifier: row.session ?? row.traceGroup ?? row.thread,
    trace_unique_id: row.traceId,
    span_name: row.name,
    environment: row.environment,
    metadata: row.metadata[mapKey] ?? null,
  };
  return values[field] ?? null;
}

const askedKeys: readonly SpanFieldKey[] = [
  "log_type",
  "status",
  "model",
  "customer_identifier",
  "session_identifier",
  "trace_unique_id",
  "span_name",
  "environment",
  "metadata",
];
const askedFields = spanFields.filter(({ key }) => askedKeys.includes(key));

const asked = fc.constantFrom(
  "gpt-4o",
  "GPT-4O",
  "%",
  "_",
  "\\",
  "ann",
  "b",
  "reply",
  "x%y",
  "x_y",
  "SØK",
  "nightly",
  "c-3",
  "g",
  "pro",
  "free",
  "1",
  "trace-3",
  "trace-33",
  "span-7",
  "prod",
  "staging",
  "t-1",
  "",
);

test("filters mean what they mean on plain rows, on every page", async () => {
  const taste = { texts: asked, keys: fc.constantFrom("plan", "a.b", "absent") };
  const filters = fc.array(someExpression<SpanFieldKey>(askedFields, taste), { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(filters, async (given) => {
      const expected = stored.filter((row) =>
        given.every((one) =>
          matches<SpanFieldKey>(spanFields, one, (field, key) => valueIn(row, field, key)),
        ),
      );
      const query = { ...everything, filters: given };
      expect(await walk({ ...query, limit: 7 })).toEqual(expected.map((row) => row.spanId));
      expect(await countSpans(prod, query)).toEqual({ count: expected.length, isExact: true });
    }),
    { numRuns: process.env.SPANDREL_LONG ? 2000 : 60 },
  );
}, 600_000);

describe("a list", () => {
  test("goes on after its cursor without skipping or repeating, also through ties", async () => {
    expect(await walk({ ...everything, limit: 3 })).toEqual(stored.map((row) => row.spanId));
  });

  test("tops up with rows newer than a given one", async () => {
    const tenth = stored[10];
    const page = await listSpans(prod, { ...everything, newerThan: tenth?.id ?? "" });
    expect(page.rows.map((row) => row.spanId)).toEqual(stored.slice(0, 10).map((row) => row.spanId));
  });

  test("keeps to its time range and environment", async () => {
    const from = now / 1000 - 3 * 86_400_000;
    const to = now / 1000 - 86_400_000;
    const page = await listSpans(prod, {
      environment: { side: "prod", name: "staging" },
      from,
      to,
      filters: [],
    });
    const expected = stored.filter((row) => {
      const start = Date.parse(row.startTime);
      return row.environment === "staging" && start >= from && start < to;
    });
    expect(expected.length).toBeGreaterThan(0);
    expect(page.rows.map((row) => row.spanId)).toEqual(expected.map((row) => row.spanId));
  });

  test("shows a key its own side only, and both to one that may read all", async () => {
    const testSide = scopeOfJob(prod.organizationId, "test", "test");
    expect((await listSpans(testSide, everything)).rows).toEqual([]);
    expect((await listSpans(overAllSides(testSide), everything)).rows).toHaveLength(100);
  });
});

test("every read keeps to its organization", async () => {
  const stranger = scopeOfJob(prod.organizationId + 999, "test");
  const [row] = stored;
  expect(await getSpan(stranger, row?.publicId ?? "")).toBeNull();
  expect(await listTraceSpans(stranger, row?.traceId ?? "")).toBeNull();
  expect((await listSpans(stranger, everything)).rows).toEqual([]);
  expect(await countSpans(stranger, everything)).toEqual({ count: 0, isExact: true });
  expect(await hasAnySpan(stranger, { side: "prod", name: "prod" })).toBe(false);
  expect((await listEnvironments(stranger)).map((one) => one.name)).toEqual(["prod", "test"]);
});

test("a span, its trace and its environments are found", async () => {
  const [row] = stored;
  expect(await getSpan(prod, row?.publicId ?? "")).toMatchObject({
    spanId: row?.spanId,
    metadata: row?.metadata,
  });
  const trace = await listTraceSpans(prod, "trace-5");
  expect(trace?.trace).toMatchObject({ traceId: "trace-5", spanCount: 4 });
  expect(trace?.spans.map((span) => span.spanId).sort()).toEqual([
    "span-125",
    "span-185",
    "span-5",
    "span-65",
  ]);
  expect(await hasAnySpan(prod, { side: "prod", name: "prod" })).toBe(true);
  expect(await listEnvironments(prod)).toEqual([
    { side: "prod", name: "prod" },
    { side: "prod", name: "staging" },
  ]);
});

test("a span tells the key it was sent with, and no latency when nothing was measured", async () => {
  const [organization] =
    await database.sql`insert into organizations (public_id, name) values ('k', 'Keys') returning id`;
  const organizationId = organization?.id;
  const [key] = await database.sql`
    insert into api_keys (organization_id, name, prefix, hash, side, scopes)
    values (${organizationId}, 'checkout', 'sp_', 'h', 'prod', '{ingest}') returning id`;
  const scope = scopeOfKey({ id: key?.id, organizationId, side: "prod", scopes: ["ingest"] });
  await writeSpans(scope, [{ traceId: "t", spanId: "s", logType: "chat" }]);
  const [row] = (await listSpans(scope, everything)).rows;
  expect(row?.latencyMs).toBeNull();
  expect(await getSpan(scope, row?.publicId ?? "")).toMatchObject({
    apiKeyId: key?.id,
    apiKeyName: "checkout",
    latencyMs: null,
  });
});
