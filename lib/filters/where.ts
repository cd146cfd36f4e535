import type { Fragment, Sql } from "@/db";
import { type Field, type Filter, fieldNamed, type Operator } from "./define";

/** Where a field lives: SQL text of our own making, never a value someone sent. */
export type FieldSql = {
  /** The text expression that parts are compared with. */
  text: string;
  /** Equality through an index, where that is not `text = value`. Null when no row can equal the value. */
  equals?: (sql: Sql, value: string) => Fragment | null;
};

/**
 * The SQL condition of filters joined by AND. Dispatches on the declared kind of each field. Negations match rows
 * without a value too, except on maps, where they need the key.
 * Source: docs/rules.md, "Filters".
 */
export function whereFilters<Key extends string>(
  sql: Sql,
  fields: readonly Field<Key>[],
  columns: Readonly<Record<Key, FieldSql>>,
  filters: readonly Filter<Key>[],
): Fragment {
  const conditions = filters.map((filter) => {
    const field = fieldNamed(fields, filter.field);
    if (!field) throw new Error(`${filter.field} is not a field of this list.`);
    return field.kind === "map"
      ? whereMap(sql, columns[filter.field], filter)
      : whereColumn(sql, columns[filter.field], filter);
  });
  return conditions.reduce((all, condition) => sql`${all} and (${condition})`, sql`true`);
}

function whereColumn(sql: Sql, column: FieldSql, filter: Filter): Fragment {
  const text = sql.unsafe(column.text);
  const equals = (value: string) =>
    column.equals ? (column.equals(sql, value) ?? sql`false`) : sql`${text} = ${value}`;
  switch (filter.operator) {
    case "is":
      return anyOf(sql, filter.values.map(equals));
    case "not":
      return sql`(${anyOf(sql, filter.values.map(equals))}) is not true`;
    case "empty":
      return sql`coalesce(${text}, '') = ''`;
    case "not_empty":
      return sql`coalesce(${text}, '') <> ''`;
    case "not_contains":
    case "not_startswith":
    case "not_endswith":
      return sql`(${like(sql, text, filter)}) is not true`;
    default:
      return like(sql, text, filter);
  }
}

function whereMap(sql: Sql, column: FieldSql, filter: Filter): Fragment {
  const key = filter.mapKey ?? "";
  const map = sql.unsafe(column.text);
  const text = sql`(${map} ->> ${key})`;
  const equals = (value: string) => sql`${map} @> ${JSON.stringify({ [key]: value })}::text::jsonb`;
  switch (filter.operator) {
    case "is":
      return anyOf(sql, filter.values.map(equals));
    case "not":
      return sql`${text} is not null and not (${anyOf(sql, filter.values.map(equals))})`;
    case "empty":
      return sql`coalesce(${text}, '') = ''`;
    case "not_empty":
      return sql`coalesce(${text}, '') <> ''`;
    case "not_contains":
    case "not_startswith":
    case "not_endswith":
      return sql`${text} is not null and not (${like(sql, text, filter)})`;
    default:
      return like(sql, text, filter);
  }
}

function anyOf(sql: Sql, conditions: readonly Fragment[]): Fragment {
  // Separate equalities rather than `= any(…)`: only those can use the facet GIN.
  return conditions.reduce(
    (any, condition, i) => (i === 0 ? condition : sql`${any} or ${condition}`),
    sql`false`,
  );
}

const patterns: Partial<Record<Operator, (escaped: string) => string>> = {
  contains: (text) => `%${text}%`,
  not_contains: (text) => `%${text}%`,
  startswith: (text) => `${text}%`,
  not_startswith: (text) => `${text}%`,
  endswith: (text) => `%${text}`,
  not_endswith: (text) => `%${text}`,
};

function like(sql: Sql, text: Fragment, filter: Filter): Fragment {
  const pattern = patterns[filter.operator];
  if (!pattern) throw new Error(`${filter.operator} compares no parts of a text.`);
  return anyOf(
    sql,
    filter.values.map((value) => sql`lower(${text}) like ${pattern(escapeLike(value.toLowerCase()))}`),
  );
}

/** `%`, `_` and the escape itself are letters to the person who typed them. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
