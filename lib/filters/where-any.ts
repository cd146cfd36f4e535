import type { Fragment, Sql } from "@/db";
import { joined, separateValues } from "./where-number";

/**
 * Whether the text is one of the values, in the form an index can answer best.
 *
 * @param separate of more values the text is read only once
 */
export function equalsAny(
  sql: Sql,
  text: Fragment,
  values: readonly string[],
  separate: number = separateValues,
): Fragment {
  if (values.length > separate) return sql`${text} = any(${[...values]}::text[])`;
  return joined(
    sql,
    values.map((value) => sql`${text} = ${value}`),
    "or",
  );
}

/**
 * Whether the text is as one of the patterns of `like`, without regard to case.
 *
 * @param separate of more patterns the text is read, and made lower case, only once
 */
export function likeAny(
  sql: Sql,
  text: Fragment,
  patterns: readonly string[],
  separate: number = separateValues,
): Fragment {
  const lower = sql`lower(${text})`;
  if (patterns.length > separate) {
    return sql`${lower} like any(array(select lower(p) from unnest(${[...patterns]}::text[]) p))`;
  }
  return joined(
    sql,
    patterns.map((one) => sql`${lower} like lower(${one})`),
    "or",
  );
}
