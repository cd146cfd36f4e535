import type { PgTable } from "drizzle-orm/pg-core";
import type { Sql } from "@/db";
import { selectList } from "@/db/bulk";
import { customerDays, customers, threads, traces, usageDays, usageHours } from "@/db/schema/rollups";
import { spans } from "@/db/schema/spans";
import type { SpanRecord } from "@/lib/spans/record";
import { type Deltas, deltasOf, sumKeys } from "./deltas";

type Sums = Record<string, unknown>;

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
