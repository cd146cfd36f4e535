import { getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Fragment, Sql, Tx } from "@/db";
import { type Column, columnsOf } from "@/db/bulk";
import { generationTypes, type LogType, llmCallTypes } from "@/db/enums";
import {
  customerDays,
  customers,
  retiredCustomers,
  threads,
  traces,
  usageDays,
  usageHours,
} from "@/db/schema/rollups";
import { type Deltas, type Sums, sumKeys } from "./deltas";
import { otherModel } from "./models";
import { sourcedSpans, traceColumns } from "./trace-truth";

/** One rollup, and a query for what it should be. */
export type Rollup = {
  table: PgTable;
  name: string;
  /** What names a row beside its organization. */
  keys: readonly Column[];
  /** What the spans decide, keys included; the rest of a row is nobody's sum. */
  columns: readonly Column[];
  /** What tells a reader more than the keys do, of a stored row `s` and a true one `t`. */
  labels: Readonly<Record<string, string>>;
  /** The true rows of one organization, under the table's own column names. */
  truth: (sql: Sql | Tx, organizationId: number) => Fragment;
};

/** Whether a column of a rollup is one of its sums. */
export function isSum({ key }: Column): boolean {
  return sumKeys.some((sum) => sum === key);
}

type Expressions = Readonly<Record<string, string>>;

const among = (types: readonly LogType[]) => `s.log_type in (${types.map((type) => `'${type}'`).join(", ")})`;
const owned = (column: string) => `coalesce(sum(s.${column}) filter (where s.owns_usage), 0)::bigint`;

/** Each sum over a group of spans `s`. */
const sums: Record<keyof Sums, string> = {
  spanCount: "count(*)",
  llmCallCount: `count(*) filter (where ${among(llmCallTypes)})`,
  errorCount: "count(*) filter (where s.has_error)",
  costNanos: owned("cost_nanos"),
  promptTokens: owned("prompt_tokens"),
  completionTokens: owned("completion_tokens"),
  totalTokens: owned("total_tokens"),
  cacheReadTokens: owned("cache_read_tokens"),
  cacheWriteTokens: owned("cache_write_tokens"),
  reasoningTokens: owned("reasoning_tokens"),
  latencyCount: `count(*) filter (where ${among(generationTypes)})`,
  latencySumUs: `coalesce(sum(s.duration_us) filter (where ${among(generationTypes)}), 0)::bigint`,
};

const seen = { firstSeen: "min(s.start_time)", lastActive: "max(s.end_time)" };
const place = { side: "s.side", environment: "s.environment" };
const ofTrace = { traceId: "s.trace_id" };
const ofThread = { ...place, thread: "s.thread" };
const ofCustomer = { ...place, customer: "s.customer" };
const ofDay = { day: "date_trunc('day', s.start_time, 'UTC')" };
const ofCube = (unit: "hour" | "day") => ({
  at: `date_trunc('${unit}', s.start_time, 'UTC')`,
  ...place,
  logType: "s.log_type",
  model: `case when s.model is null then '' else coalesce(m.model, '${otherModel}') end`,
  hasError: "s.has_error",
});
const ofHours = ofCube("hour");
const ofDays = ofCube("day");

/** A select list in the order of the table's columns. */
function listed(table: PgTable, expressions: Expressions): string {
  return columnsOf(table)
    .flatMap(({ key, name }) => (expressions[key] === undefined ? [] : [`${expressions[key]} as "${name}"`]))
    .join(", ");
}

const grouped = (keys: Expressions) => `group by ${Object.values(keys).join(", ")}`;

function tracesTruth(sql: Sql | Tx, organizationId: number): Fragment {
  return sql`
    select ${sql.unsafe(listed(traces, { ...traceColumns, ...sums }))}
    from (${sql.unsafe(sourcedSpans)} where s.organization_id = ${organizationId} offset 0) s
    left join traces r on r.organization_id = ${organizationId} and r.trace_id = s.trace_id
    ${sql.unsafe(grouped(ofTrace))}`;
}

function threadsTruth(sql: Sql | Tx, organizationId: number): Fragment {
  return sql`
    select ${sql.unsafe(listed(threads, { ...ofThread, ...seen, ...sums }))}
    from spans s where s.organization_id = ${organizationId} and s.thread is not null
    ${sql.unsafe(grouped(ofThread))}`;
}

/** A customer's lifetime is what its living spans sum to and what retention has deleted of it. */
function customersTruth(sql: Sql | Tx, organizationId: number): Fragment {
  const living = listed(retiredCustomers, { ...ofCustomer, ...seen, ...sums });
  const columns = columnsOf(retiredCustomers).filter(({ key }) => key !== "organizationId");
  const total = Object.fromEntries(
    columns.filter(isSum).map(({ key, name }) => [key, `sum(s."${name}")::bigint`]),
  );
  const whole = { ...ofCustomer, firstSeen: "min(s.first_seen)", lastActive: "max(s.last_active)", ...total };
  return sql`
    select ${sql.unsafe(listed(customers, whole))}
    from (
      select ${sql.unsafe(living)}
      from spans s where s.organization_id = ${organizationId} and s.customer is not null
      ${sql.unsafe(grouped(ofCustomer))}
      union all
      select ${sql.unsafe(columns.map(({ name }) => `r."${name}"`).join(", "))}
      from retired_customers r where r.organization_id = ${organizationId}
    ) s
    ${sql.unsafe(grouped(ofCustomer))}`;
}

/** Days bear their customer's key; where the customer's row is missing there is none. */
function customerDaysTruth(sql: Sql | Tx, organizationId: number): Fragment {
  const keys = { ...ofCustomer, ...ofDay };
  return sql`
    select c.key as customer_key, s.*
    from (
      select s.side, s.environment, s.customer, ${sql.unsafe(listed(customerDays, { ...ofDay, ...sums }))}
      from spans s where s.organization_id = ${organizationId} and s.customer is not null
      ${sql.unsafe(grouped(keys))}
    ) s
    left join customers c on c.organization_id = ${organizationId}
      and c.side = s.side and c.environment = s.environment and c.customer = s.customer`;
}

const cubeTruth = (table: PgTable, keys: Expressions) => (sql: Sql | Tx, organizationId: number) =>
  sql`
  select ${sql.unsafe(listed(table, { ...keys, ...sums }))}
  from spans s
  left join rollup_models m on m.organization_id = ${organizationId} and m.model = s.model
  where s.organization_id = ${organizationId}
  ${sql.unsafe(grouped(keys))}`;

const customerOfDay = `coalesce(t.customer, (
  select c.customer from customers c where c.organization_id = s.organization_id and c.key = s.customer_key))`;

function rollup(
  table: PgTable,
  keys: Expressions,
  truth: Rollup["truth"],
  { kept = [], labels = {} }: { kept?: readonly string[]; labels?: Expressions } = {},
): Rollup {
  const columns = columnsOf(table).filter(({ key }) => key !== "organizationId" && !kept.includes(key));
  const name = getTableName(table);
  return { table, name, keys: columns.filter(({ key }) => key in keys), columns, labels, truth };
}

/**
 * Every rollup and what it should be, in SQL over the spans as they are. `deltas.ts` says the same as the difference a
 * write makes; neither uses the other, so that each can be held against the other.
 */
export const rollups: Record<keyof Deltas, Rollup> = {
  traces: rollup(traces, ofTrace, tracesTruth, {
    labels: { traceText: "coalesce(s.trace_text, t.trace_text)" },
  }),
  threads: rollup(threads, ofThread, threadsTruth, { kept: ["key"] }),
  customers: rollup(customers, ofCustomer, customersTruth, { kept: ["key", "name", "email"] }),
  customerDays: rollup(customerDays, { customerKey: "c.key", ...ofDay }, customerDaysTruth, {
    labels: { customer: customerOfDay },
  }),
  usageHours: rollup(usageHours, ofHours, cubeTruth(usageHours, ofHours)),
  usageDays: rollup(usageDays, ofDays, cubeTruth(usageDays, ofDays)),
};
