import "server-only";
import type { Fragment, Sql, Tx } from "@/db";
import type { Column } from "@/db/bulk";
import type { Deltas } from "./deltas";
import { heirs } from "./heirs";
import { isSum, type Rollup, rollups } from "./truth";
import { readWholeStore } from "./whole-store";

export type Value = string | number | boolean | null;

/** One row that is not what its spans say. Only fields that differ are listed. */
export type Difference = {
  kind: "missing" | "extra" | "differs";
  key: Record<string, Value>;
  fields: Record<string, { stored: Value; true: Value }>;
};

/** What was compared and how many rows differ; of those the first few are shown. */
export type Check = {
  name: keyof Deltas | "heirs" | "contents";
  checked: number;
  differing: number;
  examples: Difference[];
};

const exampleLimit = 10;

/**
 * Holds every rollup of one organization against its spans, and the spans against their traces' identity and their
 * contents. Reads one snapshot, so it is exact while spans keep coming, and changes nothing. Ten million spans take minutes.
 *
 * - A rollup row that sums to nothing is not looked for: it is what a row is after its last span went.
 * - First and last instants only widen while spans come and go; they differ when they are narrower than the spans.
 */
export async function reconcileRollups(sql: Sql, organizationId: number): Promise<Check[]> {
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    await readWholeStore(tx);
    const checks: Check[] = [];
    // Object.entries forgets that the keys are those of Deltas.
    for (const [name, rollup] of Object.entries(rollups) as [keyof Deltas, Rollup][]) {
      const stored = await count(tx, rollup.name, organizationId);
      checks.push(await check(tx, name, stored, differingRows(tx, organizationId, rollup)));
    }
    const spans = await count(tx, "spans", organizationId);
    checks.push(await check(tx, "heirs", spans, differingHeirs(tx, organizationId)));
    const contents = await count(tx, "span_contents", organizationId);
    checks.push(await check(tx, "contents", contents, differingContents(tx, organizationId)));
    return checks;
  });
}

async function count(tx: Tx, table: string, organizationId: number): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::float8 as n from ${tx(table)} where organization_id = ${organizationId}`;
  return row?.n ?? 0;
}

/** @param rows a query for `kind`, `key`, `fields`, `stored` and `truth` of every row that differs */
async function check(tx: Tx, name: Check["name"], stored: number, rows: Fragment): Promise<Check> {
  const [found] = await tx<{ differing: number; missing: number }[]>`
    select count(*)::float8 as differing, (count(*) filter (where kind = 'missing'))::float8 as missing
    from (${rows}) as d`;
  const { differing, missing } = found ?? { differing: 0, missing: 0 };
  const examples =
    differing === 0
      ? []
      : await tx<Example[]>`select * from (${rows}) as d order by d.kind, d.key::text limit ${exampleLimit}`;
  return { name, checked: stored + missing, differing, examples: examples.map(differenceOf) };
}

type Example = {
  kind: Difference["kind"];
  key: Record<string, Value>;
  fields: string[];
  stored: Record<string, Value>;
  truth: Record<string, Value>;
};

function differenceOf({ kind, key, fields, stored, truth }: Example): Difference {
  const values = fields.map((field) => [
    field,
    { stored: stored[field] ?? null, true: truth[field] ?? null },
  ]);
  return { kind, key, fields: Object.fromEntries(values) };
}

/** What a trace without spans keeps saying: whose it was. */
const keptByEmptyTraces = ["side", "environment", "traceText"];

/** Where a stored row `s` says something else than the true one `t`; either may be missing. */
function wrong(column: Column): string {
  const [stored, truth] = [`s."${column.name}"`, `t."${column.name}"`];
  if (isSum(column)) return `coalesce(${stored}, 0) <> coalesce(${truth}, 0)`;
  if (column.key === "firstSeen" || column.key === "lastActive") {
    const narrower = column.key === "firstSeen" ? ">" : "<";
    return `(${truth} is not null and (${stored} is null or ${stored} ${narrower} ${truth}))`;
  }
  const differs = `${stored} is distinct from ${truth}`;
  return keptByEmptyTraces.includes(column.key) ? `(t.span_count is not null and ${differs})` : differs;
}

const pairs = (entries: readonly (readonly [key: string, expression: string])[]) =>
  `jsonb_build_object(${entries.map(([key, expression]) => `'${key}', ${expression}`).join(", ")})`;
const fieldsWhere = (entries: readonly (readonly [key: string, condition: string])[]) =>
  `array_remove(array[${entries.map(([key, condition]) => `case when ${condition} then '${key}' end`).join(", ")}], null)`;

function differingRows(tx: Tx, organizationId: number, rollup: Rollup): Fragment {
  const { keys, columns, labels } = rollup;
  const values = columns.filter((column) => !keys.includes(column));
  const named = keys.map(({ key, name }) => [key, `coalesce(s."${name}", t."${name}")`] as const);
  const valuesOf = (row: string) => pairs(values.map(({ key, name }) => [key, `${row}."${name}"`]));
  return tx`
    select
      case when s.organization_id is null then 'missing' when t.span_count is null then 'extra' else 'differs' end as kind,
      ${tx.unsafe(`jsonb_strip_nulls(${pairs([...named, ...Object.entries(labels)])})`)} as key,
      ${tx.unsafe(fieldsWhere(values.map((column) => [column.key, wrong(column)])))} as fields,
      ${tx.unsafe(valuesOf("s"))} as stored,
      ${tx.unsafe(valuesOf("t"))} as truth
    from (select * from ${tx(rollup.name)} where organization_id = ${organizationId}) s
    full join (${rollup.truth(tx, organizationId)}) t
      on ${tx.unsafe(keys.map(({ name }) => `s."${name}" = t."${name}"`).join(" and "))}
    where s.organization_id is null or ${tx.unsafe(values.map(wrong).join(" or "))}`;
}

function differingHeirs(tx: Tx, organizationId: number): Fragment {
  const fields = heirs.flatMap((heir) => [
    { key: heir.field, stored: `s.${heir.value}`, truth: heir.trueValue },
    { key: `${heir.field}Inherited`, stored: `s.${heir.mark}`, truth: heir.trueMark },
  ]);
  return tx`
    select 'differs' as kind,
      jsonb_build_object('traceId', s.trace_id, 'spanId', s.span_id) as key,
      ${tx.unsafe(fieldsWhere(fields.map(({ key, stored, truth }) => [key, `${stored} is distinct from ${truth}`])))} as fields,
      ${tx.unsafe(pairs(fields.map(({ key, stored }) => [key, stored])))} as stored,
      ${tx.unsafe(pairs(fields.map(({ key, truth }) => [key, truth])))} as truth
    from spans s join (${rollups.traces.truth(tx, organizationId)}) t on t.trace_id = s.trace_id
    where s.organization_id = ${organizationId} and (${tx.unsafe(heirs.map(({ differs }) => differs).join(" or "))})`;
}

function differingContents(tx: Tx, organizationId: number): Fragment {
  return tx`
    select 'missing' as kind, jsonb_build_object('traceId', s.trace_id, 'spanId', s.span_id) as key,
      '{}'::text[] as fields, '{}'::jsonb as stored, '{}'::jsonb as truth
    from spans s where s.organization_id = ${organizationId} and not exists (
      select from span_contents c
      where c.organization_id = ${organizationId} and c.id = s.id and c.trace_id = s.trace_id)
    union all
    select 'extra', jsonb_build_object('traceId', c.trace_id, 'id', c.id), '{}', '{}', '{}'
    from span_contents c where c.organization_id = ${organizationId} and not exists (
      select from spans s
      where s.organization_id = ${organizationId} and s.id = c.id and s.trace_id = c.trace_id)`;
}
