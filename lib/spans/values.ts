import "server-only";
import { connection, type Tx } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import { cubeAnswers, cubeSource, isDimension, matching } from "./aggregates/cube";
import { withoutOwn } from "./aggregates/selection";
import { inTime, readAggregate, sampleWeight } from "./aggregates/source";
import type { ValueField } from "./aggregates/value-field";
import { valueSql } from "./aggregates/value-sql";
import { type SpanSelection, whereSpans } from "./conditions";
import type { SpanFieldKey } from "./fields";

/** A value or key that spans have, and how many of them. */
export type CountedValue = { value: string; count: number };

/** Values to complete what was typed. `isExact` is false where counts are fifty times those of a sample. */
export type Suggestions = { values: CountedValue[]; isExact: boolean };

/** Columns with an index of their own, in which values are found that no sample has. */
const indexed: Partial<Record<SpanFieldKey, string>> = {
  customer_identifier: "customer",
  thread_identifier: "thread",
  custom_identifier: "custom_id",
  group_identifier: "group_id",
  trace_group_identifier: "trace_group",
  span_unique_id: "span_id",
  unique_id: "public_id",
};

/** Spans of the selection, newest first, whose metadata is looked through for keys; sampled ones reach further back. */
const newestForKeys = 1_000;
const sampledForKeys = 5_000;

/**
 * Values of a field that contain what was typed, in any case: those that begin with it first, then the most frequent
 * among the spans of the selection, whose conditions on the field itself do not count. Of a field with an index, also
 * rare values that begin with what was typed as it was typed.
 */
export async function valuesOf(
  scope: Scope,
  selection: SpanSelection,
  asked: ValueField,
  typed: string,
  limit: number,
): Promise<Suggestions> {
  const { sql } = connection();
  const others = withoutOwn(selection, asked);
  const value = valueSql(sql, asked);
  if (value === null) return { values: [], isExact: true };
  const lower = typed.toLowerCase();
  const isMeant = sql`v.value is not null and strpos(lower(v.value), ${lower}) > 0`;
  const order = sql`starts_with(lower(v.value), ${lower}) desc, count desc, v.value`;
  if (isDimension(asked.field) && (await cubeAnswers(sql, scope, others, [asked.field]))) {
    const values = await sql<CountedValue[]>`
      select v.value, sum(v.n)::float8 as count
      from (select ${value} as value, s.span_count as n from ${cubeSource(sql, scope, others, "day")}) v
      where ${isMeant} group by v.value having sum(v.n) > 0 order by ${order} limit ${limit}`;
    return { values: [...values], isExact: true };
  }
  const read = await readAggregate(scope, others, {}, async (on, source) => {
    const isSample = source === "sample";
    return on<CountedValue[]>`
      select v.value, ${isSample ? sampleWeight : 1} * count(*)::float8 as count
      from (select ${value} as value from spans s where ${matching(sql, scope, others, isSample)}) v
      where ${isMeant} group by v.value order by ${order} limit ${limit}`;
  });
  const values = [...(read?.answer ?? [])];
  const isExact = read?.isExact ?? false;
  const column = indexed[asked.field];
  if (!isExact && column !== undefined && values.length < limit) {
    // Those the sample has are frequent: to count them here could take as long as to count all spans.
    const known = values.map((one) => one.value);
    const rare = await inTime((tx) => readIndex(tx, scope, others, { column, typed, known, limit }));
    values.push(...(rare ?? []));
  }
  return { values: values.slice(0, limit), isExact };
}

type IndexWalk = { column: string; typed: string; known: readonly string[]; limit: number };

/** Distinct values from what was typed onwards, one index probe each, with their exact counts; known ones are left out. */
async function readIndex(
  tx: Tx,
  scope: Scope,
  selection: SpanSelection,
  { column, typed, known, limit }: IndexWalk,
): Promise<CountedValue[]> {
  const { sql } = connection();
  const name = sql`s.${sql(column)}`;
  const next = (after: ReturnType<typeof sql>) => sql`
    (select ${name} as value from spans s
     where s.organization_id = ${scope.organizationId} and ${name} is not null and ${after}
     order by ${name} limit 1)`;
  return tx<CountedValue[]>`
    with recursive walk as (
      select w.value, 1 as step from ${next(sql`${name} >= ${typed}`)} w
      union all
      select n.value, w.step + 1 from walk w
      cross join lateral ${next(sql`${name} > w.value`)} n
      where w.step < ${limit} and starts_with(w.value, ${typed})
    ), counted as (
      select w.value, (
        select count(*)::float8 from spans s where ${whereSpans(sql, scope, selection)} and ${name} = w.value) as count
      from walk w where starts_with(w.value, ${typed}) and w.value <> all(${[...known]}::text[])
    )
    select value, count from counted where count > 0 order by count desc, value`;
}

/**
 * Keys of the metadata that contain what was typed, in any case, the most frequent first, as found in the newest spans
 * and in a sample of the older ones. Hidden keys are left out. The selection's filters do not narrow it.
 */
export async function keysOf(
  scope: Scope,
  selection: SpanSelection,
  typed: string,
  limit: number,
): Promise<Suggestions> {
  const { sql } = connection();
  const all = { ...selection, filters: [] };
  const lower = typed.toLowerCase();
  const newest = (isSample: boolean, count: number) => sql`
    (select s.id, s.metadata from spans s where ${matching(sql, scope, all, isSample)} order by s.id desc limit ${count})`;
  const rows = await inTime(
    (tx) => tx<(CountedValue & { looked: number })[]>`
    with looked as materialized (${newest(false, newestForKeys)} union ${newest(true, sampledForKeys)})
    select k.value, count(*)::float8 as count, (select count(*) from looked)::float8 as looked
    from looked l cross join lateral jsonb_object_keys(l.metadata) k (value)
    where not starts_with(k.value, '_') and strpos(lower(k.value), ${lower}) > 0
    group by k.value order by starts_with(lower(k.value), ${lower}) desc, 2 desc, 1 limit ${limit}`,
  );
  if (rows === null) return { values: [], isExact: false };
  const looked = rows[0]?.looked ?? 0;
  return { values: rows.map(({ value, count }) => ({ value, count })), isExact: looked < newestForKeys };
}
