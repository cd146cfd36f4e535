import type { Fragment, Sql } from "@/db";
import { compareDecimals, type Decimal, parseDecimal, scaleUp } from "./decimal";
import type { Filter, Operator } from "./define";

/** Where a number lives and how it is stored. */
export type NumberSql =
  /** A whole number: the field's unit times ten to the power of `digits`. */
  | { integer: string; digits: number; zeroIsNone?: true }
  /** A single-precision number. */
  | { real: string }
  /** A `numeric` expression. */
  | { numeric: string };

/** Conditions joined; none at all is true for AND and false for OR. */
export function joined(sql: Sql, conditions: readonly Fragment[], by: "and" | "or"): Fragment {
  const [first, ...rest] = conditions;
  if (!first) return by === "and" ? sql`true` : sql`false`;
  if (rest.length === 0) return sql`(${first})`;
  return rest.reduce(
    (all, one) => (by === "and" ? sql`${all} and (${one})` : sql`${all} or (${one})`),
    sql`(${first})`,
  );
}

/** More equalities than this are one comparison with an array: fewer can use the facet GIN, each by itself. */
export const separateValues = 20;

/** The condition on a number. Bounds are made exact before they meet a column of another precision. */
export function whereNumber(sql: Sql, column: NumberSql, filter: Filter): Fragment {
  const { operator, values } = filter;
  if (operator === "not")
    return sql`(${whereNumber(sql, column, { ...filter, operator: "is" })}) is not true`;
  const isNone = "integer" in column && column.zeroIsNone;
  const number = sql.unsafe(
    "integer" in column ? column.integer : "real" in column ? column.real : column.numeric,
  );
  if (operator === "empty") return isNone ? sql`coalesce(${number}, 0) = 0` : sql`${number} is null`;
  if (operator === "not_empty") return isNone ? sql`${number} <> 0` : sql`${number} is not null`;
  if ("numeric" in column) return compareNumeric(sql, number, operator, values);
  if ("real" in column) {
    // Rounded here, since PostgreSQL refuses what is too small or too large for the type.
    const real = (value: string) => String(Math.fround(Number(value)));
    if (operator === "is") return sql`${number} = any(${values.map(real)}::real[])`;
    return sql`${number} ${comparison(sql, operator)} ${real(loosest(operator, values))}::text::real`;
  }
  const compared = compareInteger(sql, number, column.digits, operator, values);
  return isNone ? sql`(${compared}) and ${number} <> 0` : compared;
}

const int8Max = 2n ** 63n - 1n;

/** Compares a whole-number column with decimals through its index: bounds become whole numbers here, exactly. */
function compareInteger(
  sql: Sql,
  number: Fragment,
  digits: number,
  operator: Operator,
  values: readonly string[],
): Fragment {
  const inRange = (value: bigint) => value <= int8Max && value >= -int8Max;
  if (operator === "is") {
    const whole = values
      .map((value) => scaleUp(decimalOf(value), digits))
      .filter(({ floor, isExact }) => isExact && inRange(floor))
      .map(({ floor }) => String(floor));
    if (whole.length > separateValues) return sql`${number} = any(${whole}::bigint[])`;
    return joined(
      sql,
      whole.map((one) => sql`${number} = ${one}::bigint`),
      "or",
    );
  }
  const { floor, isExact } = scaleUp(decimalOf(loosest(operator, values)), digits);
  const isLower = asksForMore(operator);
  // Beyond the column's type every row is on one side.
  if (!inRange(floor)) return floor > 0n === isLower ? sql`false` : sql`${number} is not null`;
  // A fraction lies between two whole numbers: above it is above the lower one, below it is up to the lower one.
  const effective = isExact ? operator : isLower ? "gt" : "lte";
  return sql`${number} ${comparison(sql, effective)} ${String(floor)}::bigint`;
}

function asksForMore(operator: Operator): boolean {
  return operator === "gt" || operator === "gte";
}

/** Of the bounds of one comparison, which are joined by OR, the one that holds wherever any does. */
function loosest(operator: Operator, values: readonly string[]): string {
  const isLower = asksForMore(operator);
  return values.reduce((best, value) => {
    const difference = compareDecimals(decimalOf(value), decimalOf(best));
    return (isLower ? difference < 0 : difference > 0) ? value : best;
  });
}

/** Compares a `numeric` with decimals. */
export function compareNumeric(
  sql: Sql,
  number: Fragment,
  operator: Operator,
  values: readonly string[],
): Fragment {
  if (operator === "is") return sql`${number} = any(${[...values]}::numeric[])`;
  return sql`${number} ${comparison(sql, operator)} ${loosest(operator, values)}::numeric`;
}

function comparison(sql: Sql, operator: Operator): Fragment {
  switch (operator) {
    case "gt":
      return sql`>`;
    case "gte":
      return sql`>=`;
    case "lt":
      return sql`<`;
    case "lte":
      return sql`<=`;
    default:
      throw new Error(`${operator} compares no sizes.`);
  }
}

function decimalOf(value: string): Decimal {
  const decimal = parseDecimal(value);
  if (!decimal) throw new Error(`${JSON.stringify(value)} is no decimal.`);
  return decimal;
}
