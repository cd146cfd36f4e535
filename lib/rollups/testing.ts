import type { PgTable } from "drizzle-orm/pg-core";
import fc from "fast-check";
import type { Sql } from "@/db";
import { selectList } from "@/db/bulk";
import { customerDays, customers, threads, traces, usageDays, usageHours } from "@/db/schema/rollups";
import { spans } from "@/db/schema/spans";
import type { NewSpan } from "@/lib/spans/new-span";
import type { SpanRecord } from "@/lib/spans/record";
import { type Deltas, deltasOf, sumKeys } from "./deltas";

type Sums = Record<string, unknown>;

const minute = 60_000_000;
const noon = Math.floor(Date.now() / 86_400_000) * 86_400_000_000 - 12 * 60 * minute;
const word = fc.constantFrom("a", "b", "ä ö", "c\\'d");

/** Parts of spans in a few traces over two days, so that they meet: in a batch, in a trace, in a customer's day. */
const spanParts = fc.record(
  {
    traceId: fc.constantFrom("0af7651916cd43dd8448eb211c80319c", "trace_b", "trace_c"),
    spanId: fc.constantFrom("s0", "s1", "s2", "s3", "s4"),
    startMicros: fc.integer({ min: -20, max: 20 }).map((n) => noon + n * 45 * minute + n * n * 1_001),
    latencyMicros: fc.constantFrom(0, 1, 500_000, 3_000_000, 26 * 60 * minute),
    parentId: fc.constantFrom("", "s0", "s1", "elsewhere"),
    environment: fc.constantFrom("qa", "prod"),
    name: word,
    logType: fc.constantFrom("chat", "embedding", "tool", "workflow"),
    model: fc.constantFrom("gpt-4o", "house-model", "other"),
    promptTokens: fc.constantFrom(0, 10, 2000),
    completionTokens: fc.constantFrom(0, 7),
    cacheReadTokens: fc.constantFrom(0, 5),
    cacheWriteTokens: fc.constantFrom(0, 3),
    reasoningTokens: fc.constantFrom(0, 2),
    costNanos: fc.constantFrom(0, 123),
    ownsUsage: fc.boolean(),
    statusCode: fc.constantFrom(200, 429),
    customer: word,
    customerName: word,
    thread: fc.oneof(word, fc.constant("")),
    session: word,
    traceGroup: word,
  },
  { requiredKeys: ["traceId", "spanId", "startMicros"] },
) satisfies fc.Arbitrary<NewSpan>;

/** Batches for the writer, in which spans come again and change. For tests. */
export const randomBatches = fc.array(fc.array(spanParts, { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 6,
});

/** Every rollup row of an organization, and its spans, as they are. For tests. */
export async function everyRow(sql: Sql, organizationId: number): Promise<Record<string, unknown[]>> {
  const tables = ["traces", "threads", "customers", "customer_days", "usage_hours", "usage_days", "spans"];
  const rows = await Promise.all(
    tables.map(
      (table) => sql<{ row: unknown }[]>`
        select to_jsonb(t) as row from ${sql(table)} t where organization_id = ${organizationId} order by to_jsonb(t)::text`,
    ),
  );
  return Object.fromEntries(tables.map((table, i) => [table, rows[i]?.map(({ row }) => row) ?? []]));
}

/** What the rollups should be: every stored span's part, summed anew. For tests. */
export async function rebuiltRollups(sql: Sql, organizationId: number): Promise<Record<string, Sums[]>> {
  const records = await sql<SpanRecord[]>`
    select ${selectList(sql, spans, "s")} from spans s where organization_id = ${organizationId}`;
  const deltas = deltasOf(records.map((after) => ({ before: null, after })));
  return comparable({ ...deltas });
}

/** What the rollups are, rows that sum to nothing left out. For tests. */
export async function storedRollups(sql: Sql, organizationId: number): Promise<Record<string, Sums[]>> {
  const read = (table: PgTable, name: string) => sql<Sums[]>`
    select ${selectList(sql, table, "r")} from ${sql(name)} r where r.organization_id = ${organizationId}`;
  const stored = {
    traces: await read(traces, "traces"),
    threads: await read(threads, "threads"),
    customers: await read(customers, "customers"),
    customerDays: await read(customerDays, "customer_days"),
    usageHours: await read(usageHours, "usage_hours"),
    usageDays: await read(usageDays, "usage_days"),
  };
  const byKey = new Map(stored.customers.map((customer) => [customer.key, customer]));
  const days = stored.customerDays.map(({ customerKey, ...day }) => {
    const customer = byKey.get(customerKey);
    return { ...day, side: customer?.side, environment: customer?.environment, customer: customer?.customer };
  });
  return comparable({ ...stored, customerDays: days });
}

/** The columns a rebuilt rollup has too: its key and its sums. */
const keys: Record<keyof Deltas, readonly string[]> = {
  traces: ["traceId"],
  threads: ["side", "environment", "thread"],
  customers: ["side", "environment", "customer"],
  customerDays: ["side", "environment", "customer", "day"],
  usageHours: ["at", "side", "environment", "logType", "model", "hasError"],
  usageDays: ["at", "side", "environment", "logType", "model", "hasError"],
};

function comparable(rollups: Record<keyof Deltas, readonly Sums[]>): Record<string, Sums[]> {
  const of = (name: keyof Deltas) =>
    rollups[name]
      .filter((row) => sumKeys.some((key) => row[key] !== 0))
      .map((row) => Object.fromEntries([...keys[name], ...sumKeys].map((key) => [key, row[key]])))
      .sort((a, b) => (textOf(a, keys[name]) < textOf(b, keys[name]) ? -1 : 1));
  return {
    traces: of("traces"),
    threads: of("threads"),
    customers: of("customers"),
    customerDays: of("customerDays"),
    usageHours: of("usageHours"),
    usageDays: of("usageDays"),
  };
}

function textOf(row: Sums, columns: readonly string[]): string {
  return columns.map((key) => String(row[key])).join("\n");
}
