import {
  type Expression,
  type Field,
  type Filter,
  fieldNamed,
  operatorsOf,
  takesKey,
  takesValues,
} from "@/lib/filters/define";
import { readValue } from "@/lib/filters/values";
import { fromRange, readRange } from "./range";

/**
 * Conditions as the builder holds them while they are being made: every node has an id of its own, a condition may
 * still lack its value, and a group says in one word how its parts are joined.
 */
export type Draft = DraftRow | DraftGroup;
/** `high` is the other end of a range. `given` is the condition as it came, which says what may be left as it is. */
export type DraftRow = { id: string; filter: Filter; high: string | null; given?: Filter };
export type DraftGroup = { id: string; join: Join; parts: Draft[] };
export type Join = "all" | "any" | "none" | "notAll";

export const joinWords: Readonly<Record<Join, string>> = {
  all: "all of",
  any: "any of",
  none: "none of",
  notAll: "not all of",
};

export function isGroup(draft: Draft): draft is DraftGroup {
  return "parts" in draft;
}

function newId(): string {
  return crypto.randomUUID();
}

/** An unfinished condition on this field. */
export function emptyFilter(field: Field, mapKey = ""): Filter {
  // Nobody looks for a cost to the last digit.
  const isMeasured = field.kind === "score" || (field.kind === "number" && field.unit !== "code");
  const operator = isMeasured ? "gt" : (operatorsOf[field.kind][0] ?? "is");
  const filter: Filter = { field: field.key, operator, values: [] };
  return takesKey(field) ? { ...filter, mapKey } : filter;
}

export function rowOf(filter: Filter): DraftRow {
  return { id: newId(), filter, high: null, given: filter };
}

export function groupOf(join: Join, parts: Draft[]): DraftGroup {
  return { id: newId(), join, parts };
}

/** The draft of a condition or group, ranges as one row. */
export function draftOf(expression: Expression): Draft {
  const range = readRange(expression);
  if (range) {
    const { low, high, ...place } = range;
    return { id: newId(), filter: { ...place, operator: "gte", values: [low] }, high };
  }
  if ("all" in expression) return groupOf("all", expression.all.map(draftOf));
  if ("any" in expression) return groupOf("any", expression.any.map(draftOf));
  if ("not" in expression) {
    const inner = expression.not;
    if ("any" in inner) return groupOf("none", inner.any.map(draftOf));
    if ("all" in inner && !readRange(inner)) return groupOf("notAll", inner.all.map(draftOf));
    return groupOf("none", [draftOf(inner)]);
  }
  return rowOf(expression);
}

/** The expression a draft stands for, groups of one taken apart; null while something in it is missing or does not read. */
export function expressionOf(fields: readonly Field[], draft: Draft): Expression | null {
  if (!isGroup(draft)) return rowExpression(fields, draft);
  const parts: Expression[] = [];
  for (const part of draft.parts) {
    const read = expressionOf(fields, part);
    if (!read) return null;
    parts.push(read);
  }
  const [only] = parts;
  if (!only) return null;
  const isNegated = draft.join === "none" || draft.join === "notAll";
  const isAll = draft.join === "all" || draft.join === "notAll";
  const joined: Expression = parts.length === 1 ? only : isAll ? { all: parts } : { any: parts };
  return isNegated ? { not: joined } : joined;
}

function rowExpression(fields: readonly Field[], row: DraftRow): Expression | null {
  const { filter, high, given } = row;
  // Nobody touched it: also an empty text among its values stays.
  if (filter === given && (filter.values.length > 0 || !takesValues(filter.operator))) return filter;
  if (isMissing(row) || rowProblem(fields, row) !== null) return null;
  const values = filledValues(row).map((value) => readRowValue(fields, filter, value).value);
  const [low] = values;
  if (high === null || low === undefined) return { ...filter, values: [...new Set(values)] };
  const { operator: _, values: __, ...place } = filter;
  return fromRange({ ...place, low, high: readRowValue(fields, filter, high).value });
}

/** Whether a key or a value still has to be typed. */
export function isMissing(row: DraftRow): boolean {
  if (row.filter.mapKey === "" || row.high === "") return true;
  return takesValues(row.filter.operator) && filledValues(row).length === 0;
}

/** Why a value of the row is none of its field, null when all are; what is missing is no problem yet. */
export function rowProblem(fields: readonly Field[], { filter, high }: DraftRow): string | null {
  if (!takesValues(filter.operator)) return null;
  for (const value of [...filter.values, high ?? ""]) {
    const problem = value === "" ? null : readRowValue(fields, filter, value).problem;
    if (problem) return problem;
  }
  return null;
}

function filledValues({ filter }: DraftRow): string[] {
  return takesValues(filter.operator) ? filter.values.filter((value) => value !== "") : [];
}

function readRowValue(
  fields: readonly Field[],
  filter: Filter,
  given: string,
): { value: string; problem: string | null } {
  const field = fieldNamed(fields, filter.field);
  const read = field ? readValue(field, filter.operator, given) : null;
  if (!read) return { value: given, problem: `${filter.field} is not a field of this list.` };
  if (read.ok) return { value: read.value, problem: null };
  const expected = read.expected.length > 0 ? ` Expected: ${read.expected.join(", ")}.` : "";
  return { value: given, problem: `${read.message}${expected}` };
}

/** The draft with the node of this id replaced by `change(node)`; removed when that is null, empty groups with it. */
export function changed(group: DraftGroup, id: string, change: (node: Draft) => Draft | null): DraftGroup {
  if (group.id === id) {
    const next = change(group);
    return next && isGroup(next) ? next : { ...group, parts: [] };
  }
  const parts = group.parts.flatMap((part) => {
    if (part.id === id) return change(part) ?? [];
    if (!isGroup(part)) return [part];
    const next = changed(part, id, change);
    return next.parts.length === 0 && part.parts.length > 0 ? [] : [next];
  });
  return { ...group, parts };
}
