import { compareDecimals, parseDecimal } from "../decimal";
import {
  type Expression,
  type Field,
  type Filter,
  fieldNamed,
  isFilter,
  type Operator,
  takesKey,
} from "../define";
import { foldCase, matchesPattern } from "../pattern";

/**
 * What a row has in a field: text; a number in the field's unit, best as decimal text; a boolean; for contents every
 * spelling of every text in them. Null where it has nothing.
 */
export type FieldValue = string | number | boolean | readonly string[] | null;

/** Reads a field of a row; `mapKey` for the kinds that have keys. */
export type ValueOf<Key extends string> = (field: Key, mapKey?: string) => FieldValue;

/**
 * Whether a row meets an expression: the meaning of filters said once more on plain values, to which the law test holds
 * the SQL of `whereExpressions`. Source: docs/rules.md, "Filters".
 */
export function matches<Key extends string>(
  fields: readonly Field<Key>[],
  expression: Expression<Key>,
  readField: ValueOf<Key>,
): boolean {
  if (isFilter(expression)) {
    const field = fieldNamed(fields, expression.field);
    if (!field) throw new Error(`${expression.field} is not a field of this list.`);
    return meets(field, expression, readField(expression.field, expression.mapKey));
  }
  const inner = (one: Expression<Key>) => matches(fields, one, readField);
  if ("not" in expression) return !inner(expression.not);
  return "all" in expression ? expression.all.every(inner) : expression.any.some(inner);
}

const negations: Partial<Record<Operator, Operator>> = {
  not: "is",
  not_contains: "contains",
  not_startswith: "startswith",
  not_endswith: "endswith",
  not_matches: "matches",
};

function meets(field: Field, filter: Filter, value: FieldValue): boolean {
  const needsKey = takesKey(field);
  const positive = negations[filter.operator];
  if (positive) {
    if (needsKey && value === null) return false;
    return !meets(field, { ...filter, operator: positive }, value);
  }
  if (filter.operator === "empty") return value === null || value === "";
  if (filter.operator === "not_empty") return value !== null && value !== "";
  if (value === null) return false;
  return filter.values.some((asked) => meetsValue(field, filter.operator, value, asked));
}

function meetsValue(
  field: Field,
  operator: Operator,
  value: NonNullable<FieldValue>,
  asked: string,
): boolean {
  if (field.kind === "content") {
    return [value].flat().some((text) => foldCase(String(text)).includes(foldCase(asked)));
  }
  const text = String(value);
  const isSize = ["gt", "gte", "lt", "lte"].includes(operator);
  if (isSize || field.kind === "number" || field.kind === "score") {
    const difference = differenceOf(field, text, asked);
    return difference !== null && compares(operator, difference);
  }
  switch (operator) {
    case "is":
      return text === asked;
    case "contains":
      return foldCase(text).includes(foldCase(asked));
    case "startswith":
      return foldCase(text).startsWith(foldCase(asked));
    case "endswith":
      return foldCase(text).endsWith(foldCase(asked));
    case "matches":
      return matchesPattern(text, asked);
    default:
      throw new Error(`${operator} compares no texts.`);
  }
}

/** How far the value lies from what was asked for, or null where one of them is no number. */
function differenceOf(field: Field, value: string, asked: string): number | null {
  if (field.unit === "per_second") {
    const [a, b] = [Math.fround(Number(value)), Math.fround(Number(asked))];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const [a, b] = [parseDecimal(value), parseDecimal(asked)];
  return a && b ? compareDecimals(a, b) : null;
}

function compares(operator: Operator, difference: number): boolean {
  switch (operator) {
    case "gt":
      return difference > 0;
    case "gte":
      return difference >= 0;
    case "lt":
      return difference < 0;
    case "lte":
      return difference <= 0;
    default:
      return difference === 0;
  }
}
