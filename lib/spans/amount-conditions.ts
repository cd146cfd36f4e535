import type { Fragment, Sql } from "@/db";
import { compareDecimals, parseDecimal } from "@/lib/filters/decimal";
import { isFilter } from "@/lib/filters/define";
import { whereExpressions } from "@/lib/filters/where";
import { type AmountKey, amounts } from "./amounts";
import { type SpanExpression, type SpanFilter, spanFields } from "./fields";
import { spanSql } from "./sql";

/**
 * What the filters say of the amount that a list is ordered by: with it a walk of the amount's index begins where
 * they are met, and ends there, rather than looking at every span that is larger.
 */
export type AmountConditions = {
  /** On the alias `s`; null for none. */
  where: Fragment | null;
  /** Whether a span with zero, or without the amount, may meet them. */
  allowsZero: boolean;
  allowsNone: boolean;
};

/** The conditions among the filters, joined by AND, that are on the amount itself. */
export function conditionsOn(sql: Sql, key: AmountKey, filters: readonly SpanExpression[]): AmountConditions {
  const { field } = amounts[key];
  const own = filters.filter((one): one is SpanFilter => isFilter(one) && one.field === field);
  return {
    where: own.length === 0 ? null : whereExpressions(sql, spanFields, spanSql, own),
    allowsZero: own.every((one) => meetsZero(key, one)),
    allowsNone: own.every(({ operator }) => operator === "empty" || operator === "not"),
  };
}

function meetsZero(key: AmountKey, { operator, values }: SpanFilter): boolean {
  // How zero compares with each value; speed in single precision, as it is stored.
  const signs = values.map((value) => {
    if (key === "speed") return -Math.sign(Math.fround(Number(value)));
    const decimal = parseDecimal(value);
    return decimal ? compareDecimals({ units: 0n, scale: 0 }, decimal) : Number.NaN;
  });
  switch (operator) {
    case "is":
      return signs.some((sign) => sign === 0);
    case "not":
      return !signs.some((sign) => sign === 0);
    case "gt":
      return signs.some((sign) => sign > 0);
    case "gte":
      return signs.some((sign) => sign >= 0);
    case "lt":
      return signs.some((sign) => sign < 0);
    case "lte":
      return signs.some((sign) => sign <= 0);
    default:
      return operator === "not_empty";
  }
}
