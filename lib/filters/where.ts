import type { Fragment, Sql } from "@/db";
import { decimalForm } from "./decimal";
import {
  type Expression,
  type Field,
  type Filter,
  fieldNamed,
  isFilter,
  type Kind,
  type Operator,
} from "./define";
import { escapeLike, likeOf } from "./pattern";
import { equalsAny, likeAny } from "./where-any";
import { compareNumeric, joined, type NumberSql, separateValues, whereNumber } from "./where-number";

/** Where a text or a map lives: SQL of our own making, never a value someone sent. */
export type TextSql = {
  /** The text (or, for a map, jsonb) expression that parts are compared with. */
  text: string;
  /** Equality with any of the values through an index, where that is not `text = value`. */
  equals?: (sql: Sql, values: readonly string[]) => Fragment;
  /** Costly to read: read once a condition, however many values it is compared with. */
  isCostly?: true;
};

export type BooleanSql = { boolean: string };

/** The words of a span: whether they contain any of the texts, without regard to case. */
export type ContentSql = { contains: (sql: Sql, texts: readonly string[]) => Fragment };

/** One number per evaluator; null while there is nothing to look in. */
export type ScoreSql = { score: ((sql: Sql, evaluator: string) => Fragment) | null };

/** What each kind of field needs to know of its place. */
export type FieldSqlOf = {
  enum: TextSql;
  text: TextSql;
  id: TextSql;
  map: TextSql;
  number: NumberSql;
  boolean: BooleanSql;
  content: ContentSql;
  score: ScoreSql;
};

export type FieldSql = FieldSqlOf[Kind];

/** The places of a list's fields, each of its field's kind. */
export type Columns<Fields extends readonly Field[]> = Readonly<{
  [F in Fields[number] as F["key"]]: FieldSqlOf[F["kind"]];
}>;

/**
 * The SQL condition of expressions joined by AND. Dispatches on the declared kind of each field. Negations match rows
 * without a value too, except on maps and scores, where they need the key; NOT is the plain complement.
 * The law test holds this to `matches`, which says the same of plain values. Source: docs/rules.md, "Filters".
 */
export function whereExpressions<Key extends string>(
  sql: Sql,
  fields: readonly Field<Key>[],
  columns: Readonly<Record<Key, FieldSql>>,
  expressions: readonly Expression<Key>[],
): Fragment {
  const where = (expression: Expression<Key>): Fragment => {
    if (isFilter(expression))
      return whereFilter(sql, fieldOf(fields, expression), columns[expression.field], expression);
    if ("not" in expression) return sql`(${where(expression.not)}) is not true`;
    return "all" in expression
      ? joined(sql, expression.all.map(where), "and")
      : joined(sql, expression.any.map(where), "or");
  };
  return joined(sql, expressions.map(where), "and");
}

function fieldOf(fields: readonly Field[], filter: Filter): Field {
  const field = fieldNamed(fields, filter.field);
  if (!field) throw new Error(`${filter.field} is not a field of this list.`);
  return field;
}

function whereFilter(sql: Sql, { kind }: Field, column: FieldSql, filter: Filter): Fragment {
  // `Columns` gave each field the place its kind asks for.
  switch (kind) {
    case "enum":
    case "text":
    case "id":
      return whereText(sql, column as TextSql, filter);
    case "map":
      return whereMap(sql, column as TextSql, filter);
    case "number":
      return whereNumber(sql, column as NumberSql, filter);
    case "score":
      return whereScore(sql, column as ScoreSql, filter);
    case "boolean":
      return whereBoolean(sql, column as BooleanSql, filter);
    case "content":
      return whereContent(sql, column as ContentSql, filter);
  }
}

/** The operator a negation negates, or null for one that is none. */
function negated(operator: Operator): Operator | null {
  switch (operator) {
    case "not":
      return "is";
    case "not_contains":
      return "contains";
    case "not_startswith":
      return "startswith";
    case "not_endswith":
      return "endswith";
    case "not_matches":
      return "matches";
    default:
      return null;
  }
}

function whereText(sql: Sql, column: TextSql, filter: Filter): Fragment {
  const text = sql.unsafe(column.text);
  const positive = negated(filter.operator);
  if (positive) return sql`(${whereText(sql, column, { ...filter, operator: positive })}) is not true`;
  const { operator, values } = filter;
  if (operator === "empty") return sql`coalesce(${text}, '') = ''`;
  if (operator === "not_empty") return sql`coalesce(${text}, '') <> ''`;
  const separate = column.isCostly ? 1 : separateValues;
  if (operator !== "is") return like(sql, text, operator, values, separate);
  if (column.equals) return column.equals(sql, values);
  return equalsAny(sql, text, values, separate);
}

function whereMap(sql: Sql, column: TextSql, filter: Filter): Fragment {
  const key = filter.mapKey ?? "";
  const map = sql.unsafe(column.text);
  const text = sql`(${map} ->> ${key})`;
  const positive = negated(filter.operator);
  if (positive) {
    return sql`${text} is not null and (${whereMap(sql, column, { ...filter, operator: positive })}) is not true`;
  }
  const { operator, values } = filter;
  switch (operator) {
    case "is":
      if (values.length > separateValues) return equalsAny(sql, text, values);
      return joined(
        sql,
        values.map((value) => sql`${map} @> ${JSON.stringify({ [key]: value })}::text::jsonb`),
        "or",
      );
    case "empty":
      return sql`coalesce(${text}, '') = ''`;
    case "not_empty":
      return sql`coalesce(${text}, '') <> ''`;
    case "gt":
    case "gte":
    case "lt":
    case "lte": {
      const number = sql`(case when ${text} ~ ${decimalForm} then ${text}::numeric end)`;
      return compareNumeric(sql, number, operator, values);
    }
    default:
      return like(sql, text, operator, values);
  }
}

function like(
  sql: Sql,
  text: Fragment,
  operator: Operator,
  values: readonly string[],
  separate?: number,
): Fragment {
  const pattern = patterns[operator];
  if (!pattern) throw new Error(`${operator} compares no parts of a text.`);
  return likeAny(sql, text, values.map(pattern), separate);
}

const patterns: Partial<Record<Operator, (text: string) => string>> = {
  contains: (text) => `%${escapeLike(text)}%`,
  startswith: (text) => `${escapeLike(text)}%`,
  endswith: (text) => `%${escapeLike(text)}`,
  matches: likeOf,
};

function whereScore(sql: Sql, column: ScoreSql, filter: Filter): Fragment {
  const { operator, values } = filter;
  if (!column.score) return operator === "empty" ? sql`true` : sql`false`;
  const score = column.score(sql, filter.mapKey ?? "");
  if (operator === "empty") return sql`${score} is null`;
  if (operator === "not_empty") return sql`${score} is not null`;
  if (operator === "not") return sql`${score} <> all(${[...values]}::numeric[])`;
  return compareNumeric(sql, score, operator, values);
}

function whereBoolean(sql: Sql, column: BooleanSql, filter: Filter): Fragment {
  const boolean = sql.unsafe(column.boolean);
  switch (filter.operator) {
    case "empty":
      return sql`(${boolean}) is null`;
    case "not_empty":
      return sql`(${boolean}) is not null`;
    case "not":
      return sql`(${whereBoolean(sql, column, { ...filter, operator: "is" })}) is not true`;
    default:
      return joined(
        sql,
        [...new Set(filter.values)].map((value) => sql`(${boolean}) = ${value === "true"}`),
        "or",
      );
  }
}

function whereContent(sql: Sql, column: ContentSql, filter: Filter): Fragment {
  const contains = column.contains(sql, filter.values);
  return filter.operator === "not_contains" ? sql`(${contains}) is not true` : contains;
}
