import "server-only";
import { connection, type Fragment, type Sql } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import type { SpanSelection } from "../conditions";
import { cubeAnswers, cubeSource, isDimension, matching } from "./cube";
import { isAbout, withoutOwn } from "./selection";
import { readAggregate, sampleWeight } from "./source";
import type { ValueField } from "./value-field";
import { valueSql } from "./value-sql";

/** A value and how many spans have it. Null and the empty text are one: no value. */
export type FacetValue = { value: string | null; count: number };

/** A field whose values are wanted, at most `limit` of them, and beside them how many spans have none. */
export type FacetAsked = ValueField & { limit: number };

/** A field's values, most frequent first, those that are asked for among them in any case; having none comes last. */
export type Facet = ValueField & {
  values: FacetValue[];
  /** Further values exist. */
  hasMore: boolean;
  isExact: boolean;
};

/** Scans at once: ingestion shares the connections. */
const lanes = 2;

/**
 * The values of each field among the spans that match everything but the field's own conditions, so that what is not
 * ticked keeps its count. From the time cube, exactly or from the sample, as `countSpans`. In the order asked; null for a
 * facet that could not be counted in time.
 */
export async function facetsOf(
  scope: Scope,
  selection: SpanSelection,
  fields: readonly FacetAsked[],
): Promise<(Facet | null)[]> {
  const { sql } = connection();
  const facets = new Map<FacetAsked, Facet | null>();
  // Fields without conditions of their own are counted over the same spans: one scan for all of them.
  const groups = new Map<string, FacetAsked[]>();
  for (const field of fields) {
    const key = JSON.stringify(withoutOwn(selection, field).filters);
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  const waiting = [...groups.values()];
  const count = async (group: readonly FacetAsked[]) => {
    const [first] = group;
    if (!first) return;
    const others = withoutOwn(selection, first);
    const dimensions = group.filter(({ field }) => isDimension(field));
    const isInCube =
      dimensions.length > 0 &&
      (await cubeAnswers(
        sql,
        scope,
        others,
        dimensions.map(({ field }) => field),
      ));
    const fromCube = isInCube ? dimensions : [];
    const fromSpans = group.filter((field) => !fromCube.includes(field));
    const [cube, spans] = await Promise.all([
      fromCube.length === 0 ? [] : readCube(sql, scope, others, fromCube),
      fromSpans.length === 0 ? null : readSpans(sql, scope, others, selection, fromSpans),
    ]);
    for (const [i, field] of fromCube.entries()) {
      facets.set(field, facetOf(field, cube[i] ?? [], selection, true));
    }
    for (const [i, field] of fromSpans.entries()) {
      const values = spans?.answer[i] ?? null;
      facets.set(field, values && facetOf(field, values, selection, spans?.isExact ?? false));
    }
  };
  const lane = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) await count(group);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return fields.map((field) => facets.get(field) ?? null);
}

function facetOf(
  { limit, ...field }: FacetAsked,
  values: readonly FacetValue[],
  selection: SpanSelection,
  isExact: boolean,
): Facet {
  const asked = askedValues(selection, field);
  const rank = ({ value }: FacetValue) => (value !== null && asked.includes(value) ? 0 : 1);
  const sorted = values
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => rank(a) - rank(b) || b.count - a.count);
  const none = values.filter(({ value }) => value === null);
  return {
    ...field,
    // What was just ticked stays where it was.
    values: [...sorted.slice(0, limit).toSorted((a, b) => b.count - a.count), ...none],
    hasMore: sorted.length > limit,
    isExact,
  };
}

function askedValues(selection: SpanSelection, field: ValueField): string[] {
  return selection.filters.flatMap((one) => (isAbout(one, field) ? one.values : []));
}

/** One pass over the cube by all the fields at once, folded here. */
async function readCube(
  sql: Sql,
  scope: Scope,
  selection: SpanSelection,
  fields: readonly ValueField[],
): Promise<FacetValue[][]> {
  const names = fields.map((_, i) => `v${i}`);
  const list = valueList(sql, fields);
  const cells = await sql<(Record<string, string | null> & { n: number })[]>`
    select ${list}, sum(s.span_count)::float8 as n from ${cubeSource(sql, scope, selection, "day")}
    group by ${sql(names)} having sum(s.span_count) > 0`;
  return names.map((name) => {
    const counts = new Map<string | null, number>();
    for (const cell of cells) {
      const value = cell[name] ?? null;
      counts.set(value, (counts.get(value) ?? 0) + cell.n);
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  });
}

/** One scan of the spans, grouped once for each field. */
function readSpans(
  sql: Sql,
  scope: Scope,
  others: SpanSelection,
  selection: SpanSelection,
  fields: readonly FacetAsked[],
): Promise<{ answer: FacetValue[][]; isExact: boolean } | null> {
  const list = valueList(sql, fields);
  return readAggregate(scope, others, {}, async (on, source) => {
    const isSample = source === "sample";
    const groups = fields.map((field, i) => {
      const value = sql(`v${i}`);
      return sql`(select ${i}::int as facet, ${value} as value, count(*)::float8 as n from matched
        group by 2 order by (${value} is null or ${value} = any(${askedValues(selection, field)}::text[])) desc, 3 desc
        limit ${field.limit + 2})`;
    });
    const rows = await on<{ facet: number; value: string | null; n: number }[]>`
      with matched as materialized (select ${list} from spans s where ${matching(sql, scope, others, isSample)})
      ${groups.reduce((all, group) => sql`${all} union all ${group}`)}`;
    const weight = isSample ? sampleWeight : 1;
    return fields.map((_, i) =>
      rows.flatMap(({ facet, value, n }) => (facet === i ? [{ value, count: n * weight }] : [])),
    );
  });
}

/** The fields' values as columns v0, v1 and so on. */
function valueList(sql: Sql, fields: readonly ValueField[]): Fragment {
  return fields
    .map((field, i) => sql`${valueSql(sql, field) ?? sql`null::text`} as ${sql(`v${i}`)}`)
    .reduce((all, one) => sql`${all}, ${one}`);
}
