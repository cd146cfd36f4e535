import { isRecord } from "@/lib/is-record";
import {
  enumValue,
  type Field,
  type Filter,
  fieldNamed,
  limits,
  type Operator,
  operatorsOf,
  takesValues,
} from "./define";

/** Why a REST filter body was refused, for a 400 that names the field. */
export type FilterProblem = { field: string; message: string };

/** Every spelling of an operator that clients of the field send. Source: docs/rules.md, "List query". */
const spellings: Readonly<Record<string, Operator>> = {
  "": "is",
  "=": "is",
  "==": "is",
  eq: "is",
  equals: "is",
  in: "is",
  not: "not",
  not_in: "not",
  contains: "contains",
  icontains: "contains",
  not_contains: "not_contains",
  startswith: "startswith",
  not_startswith: "not_startswith",
  endswith: "endswith",
  not_endswith: "not_endswith",
  empty: "empty",
  not_empty: "not_empty",
  notempty: "not_empty",
};

/**
 * Reads the REST filter body: `{field: {operator, value}}`, where a field may also hold a list of conditions and a
 * value may be a scalar. Maps are written `metadata__key`. All conditions are joined by AND.
 *
 * @returns the filters, or the first field, operator or value that is not understood
 */
export function parseWireFilters<Key extends string>(
  fields: readonly Field<Key>[],
  body: unknown,
): { ok: true; filters: Filter<Key>[] } | { ok: false; problem: FilterProblem } {
  if (body === undefined || body === null) return { ok: true, filters: [] };
  if (!isRecord(body))
    return { ok: false, problem: { field: "filters", message: "filters must be an object." } };
  const filters: Filter<Key>[] = [];
  for (const [name, conditions] of Object.entries(body)) {
    for (const condition of [conditions].flat()) {
      const read = readCondition(fields, name, condition);
      if ("message" in read)
        return { ok: false, problem: { field: name, message: `${name}: ${read.message}` } };
      filters.push(read);
    }
    if (filters.length > limits.filters) {
      return {
        ok: false,
        problem: { field: "filters", message: `filters may hold ${limits.filters} conditions.` },
      };
    }
  }
  return { ok: true, filters };
}

function readCondition<Key extends string>(
  fields: readonly Field<Key>[],
  name: string,
  condition: unknown,
): Filter<Key> | { message: string } {
  const named = readName(fields, name);
  if (!named) return { message: `is not a filterable field. Fields: ${fields.map(nameOf).join(", ")}.` };
  const { field, mapKey } = named;
  const given = isRecord(condition) ? condition : { value: condition };
  const operator = readOperator(field, given);
  if (typeof operator !== "string") return operator;
  const place = { field: field.key, ...(mapKey === undefined ? {} : { mapKey }) };
  if (!takesValues(operator)) return { ...place, operator, values: [] };
  const raw = [given.value].flat().filter((value) => value !== undefined && value !== null);
  if (raw.length === 0) return { message: "needs a value." };
  if (raw.length > limits.values) return { message: `may compare with ${limits.values} values.` };
  const values: string[] = [];
  for (const value of raw) {
    if (typeof value === "object") return { message: "a value must be text, a number or a boolean." };
    // No stored text has a NUL character, and the database refuses one.
    const text = String(value).replaceAll("\0", "");
    if (text.length > limits.valueLength)
      return { message: `a value may have ${limits.valueLength} characters.` };
    const canonical = field.kind === "enum" ? enumValue(field, text) : text;
    if (canonical === null)
      return { message: `${JSON.stringify(text)} is none of ${field.values?.join(", ")}.` };
    values.push(canonical);
  }
  return { ...place, operator, values };
}

function readName<Key extends string>(
  fields: readonly Field<Key>[],
  name: string,
): { field: Field<Key>; mapKey?: string } | null {
  const plain = fieldNamed(fields, name);
  if (plain) return plain.kind === "map" ? null : { field: plain };
  const split = name.indexOf("__");
  const field = split > 0 ? fieldNamed(fields, name.slice(0, split)) : undefined;
  const mapKey = name.slice(split + 2).replaceAll("\0", "");
  return field?.kind === "map" && mapKey !== "" ? { field, mapKey } : null;
}

function readOperator(field: Field, given: Record<string, unknown>): Operator | { message: string } {
  const sent = given.operator ?? "";
  const name = typeof sent === "string" ? sent.toLowerCase() : "?";
  const spelled =
    typeof sent === "string" ? JSON.stringify(sent.slice(0, limits.valueLength)) : "that was sent";
  if (name === "isnull") return [given.value].flat()[0] === false ? "not_empty" : "empty";
  const operator = spellings[name];
  const known = operatorsOf[field.kind];
  if (operator && known.includes(operator)) return operator;
  return { message: `operator ${spelled} is none of "", ${known.slice(1).join(", ")}.` };
}

function nameOf(field: Field): string {
  return field.kind === "map" ? `${field.key}__<key>` : field.key;
}
