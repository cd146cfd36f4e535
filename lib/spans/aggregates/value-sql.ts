import "server-only";
import type { Fragment, Sql } from "@/db";
import { type Field, fieldNamed, keyProblem } from "@/lib/filters/define";
import type { FieldSql } from "@/lib/filters/where";
import { spanFields } from "../fields";
import { spanSql } from "../sql";
import type { ValueField } from "./value-field";

/** The text of a field's value on the alias `s`, null where there is none; null for a field whose values are not listed. */
export function valueSql(sql: Sql, { field, mapKey }: ValueField): Fragment | null {
  const place: FieldSql = spanSql[field];
  if ("boolean" in place)
    return sql.unsafe(
      `(case when ${place.boolean} then 'true' when not (${place.boolean}) then 'false' end)`,
    );
  if ("integer" in place) return place.digits === 0 ? sql.unsafe(`${place.integer}::text`) : null;
  if (!("text" in place)) return null;
  const declared: Field | undefined = fieldNamed(spanFields, field);
  if (mapKey !== undefined && declared && keyProblem(declared, mapKey)) return null;
  return mapKey === undefined
    ? sql`nullif(${sql.unsafe(place.text)}, '')`
    : sql`nullif(${sql.unsafe(place.text)} ->> ${mapKey}, '')`;
}
