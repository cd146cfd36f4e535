import { askedBy, overBounds } from "./bounds";
import {
  type Expression,
  type Field,
  type Filter,
  fieldCalled,
  keyProblem,
  type Operator,
  operatorsOf,
  takesKey,
  takesValues,
} from "./define";
import { readValue } from "./values";

/** Search params as Next hands them to a page, or as the platform's own class. */
export type SearchParams = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

/** Every (name, value) pair in order, without NUL characters, which no stored text has and the database refuses. */
export function pairsOf(params: SearchParams): [string, string][] {
  const pairs =
    params instanceof URLSearchParams
      ? [...params]
      : Object.entries(params).flatMap(([name, value]) =>
          value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
        );
  return pairs.map(([name, value]) => [name.replaceAll("\0", ""), value.replaceAll("\0", "")]);
}

/**
 * Reads filters out of short links: `model=gpt-4o`, repeated for any-of, `model.contains=gpt` for other operators,
 * `metadata.plan=pro` and `metadata.plan.contains=pro` for maps. A value that repeats a condition joins it by OR, so for
 * negations it excludes both. Names listed in `reserved` are somebody else's. What we write ourselves is `q`, see `text.ts`.
 *
 * @param already what the question asks for beside them, which counts towards its bounds
 * @returns the filters, and the names or values that are no filter, so that the screen can say what it dropped.
 */
export function parseFilters<F extends Field>(
  fields: readonly F[],
  params: SearchParams,
  reserved: readonly string[] = [],
  already: readonly Expression[] = [],
): { filters: Filter<F["key"]>[]; unknown: string[] } {
  const filters: Filter<F["key"]>[] = [];
  const unknown: string[] = [];
  let asked = askedBy(fields, already);
  for (const [name, raw] of pairsOf(params)) {
    if (reserved.includes(name)) continue;
    const condition = readName(fields, name);
    if (!condition) {
      if (!unknown.includes(name)) unknown.push(name);
      continue;
    }
    const { field, operator, mapKey } = condition;
    const read = takesValues(operator) ? readValue(field, operator, raw) : null;
    if (read?.ok === false) {
      unknown.push(`${name}=${raw.slice(0, 40)}`);
      continue;
    }
    const same = filters.find((f) => f.field === field.key && f.operator === operator && f.mapKey === mapKey);
    if (same && (!read || same.values.includes(read.value))) continue;
    const values = read ? [read.value] : [];
    const one = { field: field.key, ...(mapKey === undefined ? {} : { mapKey }), operator, values };
    const more = askedBy(fields, [one], asked);
    const next = same ? { ...more, conditions: asked.conditions } : more;
    if (overBounds(next, "A link")) {
      unknown.push(name);
      continue;
    }
    asked = next;
    if (same) same.values.push(...values);
    else filters.push(one);
  }
  return { filters, unknown };
}

function readName<F extends Field>(
  fields: readonly F[],
  name: string,
): { field: F; operator: Operator; mapKey?: string } | null {
  const plain = fieldCalled(fields, name);
  if (plain) return takesKey(plain) ? null : { field: plain, operator: operatorsOf[plain.kind][0] ?? "is" };
  const dot = name.indexOf(".");
  if (dot < 0) return null;
  const field = fieldCalled(fields, name.slice(0, dot));
  if (!field) return null;
  const rest = name.slice(dot + 1);
  if (!takesKey(field)) {
    const operator = operatorNamed(field, rest);
    return operator ? { field, operator } : null;
  }
  // `~` ends a key that could be mistaken for one with an operator: metadata.a.contains~ is the key "a.contains".
  const last = rest.lastIndexOf(".");
  const operator = last > 0 ? operatorNamed(field, rest.slice(last + 1)) : null;
  const mapKey = (operator ? rest.slice(0, last) : rest).replace(/~$/, "");
  if (keyProblem(field, mapKey)) return null;
  return { field, operator: operator ?? "is", mapKey };
}

function operatorNamed(field: Field, name: string): Operator | null {
  return operatorsOf[field.kind].find((operator) => operator === name) ?? null;
}
