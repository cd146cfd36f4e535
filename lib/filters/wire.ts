import { isRecord } from "@/lib/is-record";
import { askedBy, nothingAsked, overBounds } from "./bounds";
import {
  type Expression,
  type Field,
  type Filter,
  fieldNamed,
  keyProblem,
  limits,
  maxBrackets,
  sizeOf,
  takesKey,
  takesValues,
} from "./define";
import { patternOf } from "./pattern";
import { readValue, storable } from "./values";
import { isExact, readOperator } from "./wire-operators";

/** Why a REST filter body was refused, for a 400 that names the field. */
export type FilterProblem = { field: string; message: string };

type Read<Key extends string> =
  | { ok: true; filters: Expression<Key>[] }
  | { ok: false; problem: FilterProblem };

class Refused extends Error {
  constructor(readonly problem: FilterProblem) {
    super(problem.message);
  }
}

function refuse(field: string, message: string): never {
  throw new Refused({ field, message });
}

/**
 * Reads the REST filter body: `{field: {operator, value}}`, where a field may also hold a list of conditions and a
 * value may be a scalar. Maps and scores are written `metadata__key`. Everything is joined by AND; `$and` and `$or` take a
 * list of such bodies, `$not` takes one. Also read: a list of bodies, the older list of `{field, operator, value}`, and
 * `connector` (`OR` joins a condition to what stands before it) and `filter_params`. Source: docs/rules.md, "List query".
 *
 * @returns the expressions, or the first field, operator or value that is not understood
 */
export function parseWireFilters<Key extends string>(
  fields: readonly Field<Key>[],
  body: unknown,
): Read<Key> {
  if (body === undefined || body === null) return { ok: true, filters: [] };
  try {
    // Every filter read names one of `fields` by its key.
    const filters = new BodyReader(fields).read(body, "filters", 0) as Expression<Key>[];
    if (filters.some((one) => sizeOf(one).depth > limits.depth)) tooDeep();
    return { ok: true, filters };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

function tooDeep(): never {
  refuse("filters", `filters may be nested ${limits.depth} deep.`);
}

type Joined = { expression: Expression; isOr: boolean };

class BodyReader {
  private asked = nothingAsked;

  constructor(private readonly fields: readonly Field[]) {}

  /** The expressions of a body, joined by AND. */
  read(body: unknown, name: string, depth: number): Expression[] {
    if (depth > maxBrackets) tooDeep();
    if (Array.isArray(body)) return body.flatMap((one) => this.listed(one, name, depth));
    if (!isRecord(body)) refuse(name, `${name} must be an object.`);
    if ("filter_params" in body) {
      const inside = this.read(body.filter_params, "filter_params", depth + 1);
      return connects(body.connector, "OR") && inside.length > 1 ? [{ any: inside }] : inside;
    }
    const joined: Joined[] = [];
    let isAny = false;
    for (const [key, value] of Object.entries(body)) {
      if (key === "operator" || key === "connector") {
        // Clients send a stray one beside the fields.
        if (connects(value, "AND")) continue;
        if (connects(value, "OR")) {
          isAny = true;
          continue;
        }
      }
      joined.push(...this.entry(key, value, depth));
    }
    const expressions = fold(joined);
    return isAny && expressions.length > 1 ? [{ any: expressions }] : expressions;
  }

  private listed(one: unknown, name: string, depth: number): Expression[] {
    if (isRecord(one) && typeof one.field === "string") {
      return fold(this.conditionsOf(one.field, one));
    }
    return this.read(one, name, depth + 1);
  }

  private entry(key: string, value: unknown, depth: number): Joined[] {
    const and = (expression: Expression): Joined[] => [{ expression, isOr: false }];
    switch (key) {
      case "$and":
        return and(groupOf("all", this.branches(key, value, depth)));
      case "$or":
        return and(groupOf("any", this.branches(key, value, depth)));
      case "$not": {
        const inside = this.read(value, key, depth + 1);
        if (inside.length === 0) refuse(key, `${key} needs a condition.`);
        return and({ not: groupOf("all", inside) });
      }
    }
    if (isRecord(value) && "filter_params" in value) {
      const inside = this.read(value, key, depth);
      if (inside.length === 0) return [];
      return [{ expression: groupOf("all", inside), isOr: false }];
    }
    return this.conditionsOf(key, value);
  }

  private branches(key: string, value: unknown, depth: number): Expression[] {
    if (!Array.isArray(value) || value.length === 0) refuse(key, `${key} must be a list of filters.`);
    return value.map((branch) => {
      const inside = this.read(branch, key, depth + 1);
      if (inside.length === 0) refuse(key, `${key}: every part needs a condition.`);
      return groupOf("all", inside);
    });
  }

  private conditionsOf(name: string, value: unknown): Joined[] {
    // A list of plain values is one condition, a list of objects several.
    const isSeveral = Array.isArray(value) && value.some((one) => typeof one === "object" && one !== null);
    const conditions: unknown[] = isSeveral ? value : [value];
    return conditions.map((condition) => {
      const isOr = isRecord(condition) && connects(condition.connector, "OR");
      const expression = this.condition(name, condition);
      this.asked = askedBy(this.fields, [expression], this.asked);
      const excess = overBounds(this.asked, "filters");
      if (excess) refuse("filters", excess);
      return { expression, isOr };
    });
  }

  private condition(name: string, condition: unknown): Filter {
    const named = readName(this.fields, name);
    const complain: (message: string) => never = (message) => refuse(name, `${name}: ${message}`);
    if (!named) complain(`is not a filterable field. Fields: ${this.fields.map(nameOf).join(", ")}.`);
    const { field, mapKey } = named;
    const badKey = mapKey === undefined ? null : keyProblem(field, mapKey);
    if (badKey) complain(badKey);
    const given = isRecord(condition) ? condition : { value: condition };
    const operator = readOperator(field, given);
    if (typeof operator !== "string") complain(operator.message);
    const place = { field: field.key, ...(mapKey === undefined ? {} : { mapKey }) };
    if (!takesValues(operator)) return { ...place, operator, values: [] };
    const raw = [given.value].flat().filter((value) => value !== undefined && value !== null);
    if (raw.length === 0) complain("needs a value.");
    if (raw.length > limits.values) complain(`may compare with ${limits.values} values.`);
    const isWhole = operator === "matches" && given.operator !== "matches" && isExact(given.operator);
    const values = raw.map((value) => {
      if (typeof value === "object") complain("a value must be text, a number or a boolean.");
      const text = String(value);
      const read = readValue(field, operator, isWhole ? patternOf([{ literal: text }]) : text);
      if (!read.ok) complain(read.message);
      return read.value;
    });
    return { ...place, operator, values };
  }
}

function connects(value: unknown, by: "AND" | "OR"): boolean {
  return typeof value === "string" && value.toUpperCase() === by;
}

/** Joins conditions in their order: one with OR stands beside all that came before it. */
function fold(joined: readonly Joined[]): Expression[] {
  let expressions: Expression[] = [];
  let isGrown = false;
  for (const { expression, isOr } of joined) {
    const [only] = expressions;
    if (!isOr || !only) {
      expressions.push(expression);
      isGrown = false;
    } else if (isGrown && "any" in only) {
      only.any.push(expression);
    } else {
      expressions = [{ any: [groupOf("all", expressions), expression] }];
      isGrown = true;
    }
  }
  return expressions;
}

function groupOf(by: "all" | "any", expressions: Expression[]): Expression {
  const [only] = expressions;
  if (expressions.length === 1 && only) return only;
  return by === "all" ? { all: expressions } : { any: expressions };
}

function readName(fields: readonly Field[], name: string): { field: Field; mapKey?: string } | null {
  const plain = fieldNamed(fields, name);
  if (plain) return takesKey(plain) ? null : { field: plain };
  const split = name.indexOf("__");
  const field = split > 0 ? fieldNamed(fields, name.slice(0, split)) : undefined;
  return field && takesKey(field) ? { field, mapKey: storable(name.slice(split + 2)) } : null;
}

function nameOf(field: Field): string {
  return takesKey(field) ? `${field.key}__<key>` : field.key;
}
