import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/db";
import { columnsOf, nameList, selectRows } from "@/db/bulk";
import { customerDays, customers, threads, traces, usageDays, usageHours } from "@/db/schema/rollups";
import { together } from "@/db/together";
import type { TraceIdentity } from "@/lib/spans/identity";
import { type Deltas, sumKeys, zeroSums } from "./deltas";

/** How an existing rollup row takes a delta: sums add up, first and last instants widen. */
function assignments(table: PgTable, source: string): string {
  return columnsOf(table)
    .flatMap(({ key, name }) => {
      if (sumKeys.some((sum) => sum === key)) return [`"${name}" = t."${name}" + ${source}."${name}"`];
      if (key === "firstSeen") return [`"${name}" = least(t."${name}", ${source}."${name}")`];
      if (key === "lastActive") return [`"${name}" = greatest(t."${name}", ${source}."${name}")`];
      return [];
    })
    .join(", ");
}

const identityKeys = [
  "startTime",
  "endTime",
  "rootId",
  "rootSource",
  "name",
  "customer",
  "customerSource",
  "thread",
  "threadSource",
  "session",
  "sessionSource",
  "traceGroup",
  "traceGroupSource",
] as const;

/** Names and e-mails learned of customers; an empty one never replaces a known one. */
export type CustomerName = { name: string | null; email: string | null };

/**
 * Moves every rollup but the traces by its delta, in the transaction of the spans that caused it. Sent in one order by
 * every writer, so that none waits for another that waits for it; those that most writers share come last.
 *
 * @param names what spans said of customers, by `side\nenvironment\ncustomer`
 */
export async function upsertRollups(
  tx: Tx,
  organizationId: number,
  deltas: Deltas,
  names: ReadonlyMap<string, CustomerName>,
): Promise<void> {
  const cube = ["organizationId", "at", "side", "environment", "logType", "model", "hasError"];
  const place = ["organizationId", "side", "environment", "thread"];
  await together([
    upsert(tx, threads, "threads", place, deltas.threads, organizationId),
    upsertCustomers(tx, organizationId, deltas, names),
    upsert(tx, usageHours, "usage_hours", cube, deltas.usageHours, organizationId),
    upsert(tx, usageDays, "usage_days", cube, deltas.usageDays, organizationId),
  ]);
}

/** A customer within an organization, as one text that sorts and splits again. */
export function customerKeyOf(place: { side: string; environment: string; customer: string }): string {
  return `${place.side}\n${place.environment}\n${place.customer}`;
}

function placeOf(key: string): { side: string; environment: string; customer: string } {
  const [side = "", environment = "", ...rest] = key.split("\n");
  return { side, environment, customer: rest.join("\n") };
}

/**
 * Moves traces by their deltas. Call under their locks.
 *
 * @param identities the new state of every touched trace's identity
 */
export async function updateTraces(
  tx: Tx,
  organizationId: number,
  deltas: Deltas,
  identities: ReadonlyMap<string, TraceIdentity>,
): Promise<void> {
  if (deltas.traces.length === 0) return;
  const wanted = new Set<string>(["traceId", ...sumKeys, ...identityKeys]);
  const columns = columnsOf(traces).filter((column) => wanted.has(column.key));
  const rows = deltas.traces.map((delta) => ({ ...identities.get(delta.traceId), ...delta }));
  const identity = columns
    .filter((column) => identityKeys.some((key) => key === column.key))
    .map((column) => `"${column.name}" = d."${column.name}"`)
    .join(", ");
  await tx`
    update traces t set ${tx.unsafe(`${assignments(traces, "d")}, ${identity}`)}
    from (${selectRows(tx, columns, rows)}) as d ${nameList(tx, columns)}
    -- The list keeps the planner from reading all traces of an organization it believes to be small.
    where t.organization_id = ${organizationId} and t.trace_id = any(${rows.map((row) => row.traceId)}::uuid[])
      and t.trace_id = d.trace_id`;
}

async function upsert(
  tx: Tx,
  table: PgTable,
  name: string,
  keys: readonly string[],
  rows: readonly object[],
  organizationId: number,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(table).filter(
    (column) => column.key !== "key" && column.key !== "name" && column.key !== "email",
  );
  const keyColumns = columns.filter((column) => keys.includes(column.key));
  await tx`
    insert into ${tx(name)} as t ${nameList(tx, columns)}
    ${selectRows(
      tx,
      columns,
      rows.map((row) => ({ ...row, organizationId })),
    )}
    on conflict ${nameList(tx, keyColumns)} do update set ${tx.unsafe(assignments(table, "excluded"))}`;
}

/** Customers and their days, which go by the customer's key. */
async function upsertCustomers(
  tx: Tx,
  organizationId: number,
  deltas: Deltas,
  names: ReadonlyMap<string, CustomerName>,
): Promise<void> {
  const columns = columnsOf(customers).filter((column) => column.key !== "key");
  // Also those whose lifetime sums stand still: one of their days may move, or a name be learned.
  const idle = { ...zeroSums(), firstSeen: null, lastActive: null };
  const touched = new Map<string, object>();
  for (const key of names.keys()) touched.set(key, { ...idle, ...placeOf(key) });
  for (const { side, environment, customer } of deltas.customerDays) {
    const place = { side, environment, customer };
    touched.set(customerKeyOf(place), { ...idle, ...place });
  }
  for (const delta of deltas.customers) touched.set(customerKeyOf(delta), delta);
  if (touched.size === 0) return;
  const rows = [...touched]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, row]) => ({ name: null, email: null, ...row, ...names.get(key), organizationId }));
  const dayColumns = columnsOf(customerDays).filter(
    ({ key }) => !["organizationId", "customerKey"].includes(key),
  );
  const given = [
    ...columns.filter(({ key }) => ["side", "environment", "customer"].includes(key)),
    ...dayColumns,
  ];
  // In one statement: a customer's key is not known before its row is stored, and many writers wait for that row.
  await tx`
    with stored as (
      insert into customers as t ${nameList(tx, columns)}
      ${selectRows(tx, columns, rows)}
      on conflict (organization_id, side, environment, customer) do update set
        name = coalesce(excluded.name, t.name),
        email = coalesce(excluded.email, t.email),
        ${tx.unsafe(assignments(customers, "excluded"))}
      returning side, environment, customer, key
    )
    insert into customer_days as t (organization_id, customer_key, ${tx.unsafe(list(dayColumns))})
    select ${organizationId}, s.key, ${tx.unsafe(list(dayColumns, "d"))}
    from (${selectRows(tx, given, deltas.customerDays)}) as d ${nameList(tx, given)}
    join stored s using (side, environment, customer)
    on conflict (organization_id, customer_key, day) do update set ${tx.unsafe(assignments(customerDays, "excluded"))}`;
}

function list(columns: readonly { name: string }[], source?: string): string {
  return columns.map(({ name }) => `${source ? `${source}.` : ""}"${name}"`).join(", ");
}
