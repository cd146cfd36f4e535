import "server-only";
import type { Sql, Tx } from "@/db";
import { nameList } from "@/db/bulk";
import { heirs } from "./heirs";
import { modelLimit } from "./models";
import { isSum, type Rollup, rollups } from "./truth";
import { readWholeStore } from "./whole-store";

/**
 * Makes every rollup of one organization anew from its spans, in one transaction: traces with their identity, what
 * their spans inherit of it, threads, customers (living and retired), their days and the cube. Rows that are right stay as they
 * are; keys, names and e-mails of customers are kept. Writers of every organization wait meanwhile; ten million spans take minutes.
 */
export async function rebuildRollups(sql: Sql, organizationId: number): Promise<void> {
  await sql.begin(async (tx) => {
    await readWholeStore(tx);
    // Whoever moves a rollup locks its spans' traces first, which this keeps from happening.
    await tx`lock table traces in share row exclusive mode`;
    await fillModels(tx, organizationId);
    await rebuild(tx, organizationId, rollups.traces);
    await rebuildHeirs(tx, organizationId);
    await rebuild(tx, organizationId, rollups.threads);
    await rebuild(tx, organizationId, rollups.customers);
    await rebuild(tx, organizationId, rollups.customerDays);
    await rebuild(tx, organizationId, rollups.usageHours);
    await rebuild(tx, organizationId, rollups.usageDays);
  });
}

/** Spans that did not come through the writer may bear names the cube does not know yet; the most used go first. */
async function fillModels(tx: Tx, organizationId: number): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended('spandrel rollup models', ${organizationId}))`;
  await tx`
    insert into rollup_models (organization_id, model)
    select ${organizationId}::int, s.model from spans s
    where s.organization_id = ${organizationId} and s.model is not null and not exists (
      select from rollup_models k where k.organization_id = ${organizationId} and k.model = s.model)
    group by s.model order by count(*) desc, s.model
    limit (select greatest(0, ${modelLimit} - count(*)) from rollup_models where organization_id = ${organizationId})`;
}

async function rebuildHeirs(tx: Tx, organizationId: number): Promise<void> {
  const assignments = heirs.flatMap(({ value, mark, trueValue, trueMark }) => [
    `${value} = ${trueValue}`,
    `${mark} = (${trueMark})`,
  ]);
  await tx`
    update spans s set ${tx.unsafe(assignments.join(", "))}
    from traces t
    where s.organization_id = ${organizationId} and t.organization_id = ${organizationId} and t.trace_id = s.trace_id
      and (${tx.unsafe(heirs.map(({ differs }) => differs).join(" or "))})`;
}

/** Writes only what differs, so that a rebuild of rollups that are nearly right is little more than a look. */
async function rebuild(tx: Tx, organizationId: number, rollup: Rollup): Promise<void> {
  const { name, keys, columns } = rollup;
  const truth = tx(`true_${name}`);
  await tx`create temporary table ${truth} on commit drop as ${rollup.truth(tx, organizationId)}`;
  await tx`analyze ${truth}`;
  const values = columns.filter((column) => !keys.includes(column));
  const sameRow = keys.map((key) => `r."${key.name}" = t."${key.name}"`).join(" and ");
  const isGone = tx`
    r.organization_id = ${organizationId} and not exists (select from ${truth} t where ${tx.unsafe(sameRow)})`;
  // A customer's name and e-mail cannot be had from its spans again.
  if (rollup === rollups.customers) {
    const nothing = values.map((value) => `"${value.name}" = ${isSum(value) ? "0" : "null"}`).join(", ");
    await tx`update customers r set ${tx.unsafe(nothing)} where ${isGone}`;
  } else {
    await tx`delete from ${tx(name)} r where ${isGone}`;
  }
  const row = (of: string) => `(${values.map((value) => `${of}."${value.name}"`).join(", ")})`;
  const assignments = values.map((value) => `"${value.name}" = excluded."${value.name}"`).join(", ");
  await tx`
    insert into ${tx(name)} as r ${nameList(tx, [{ name: "organization_id" }, ...columns])}
    select ${organizationId}::int, ${tx.unsafe(columns.map((column) => `t."${column.name}"`).join(", "))} from ${truth} t
    on conflict ${nameList(tx, [{ name: "organization_id" }, ...keys])} do update set ${tx.unsafe(assignments)}
    where ${tx.unsafe(`${row("r")} is distinct from ${row("excluded")}`)}`;
}
