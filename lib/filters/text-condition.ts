import { type Expression, type Field, type Filter, type Operator, takesKey } from "./define";
import { type Piece, patternOf } from "./pattern";

/** How the values behind a name become conditions. */

/** One value as it was written after a colon. */
export type Item = { operator: Operator; value: string } | { from: string; to: string };

type Place = { field: Field; mapKey?: string };

/** A condition as every face keeps it. */
export function filterOf({ field, mapKey }: Place, operator: Operator, values: string[]): Filter {
  return { field: field.key, ...(mapKey === undefined ? {} : { mapKey }), operator, values };
}

/**
 * The condition on a place with these values: one filter where all ask the same way, else several, of which any, or with a
 * minus before them none, may hold.
 */
export function conditionOf(place: Place, items: readonly Item[], isNegated: boolean): Expression {
  const runs = runsOf(place, items);
  if (!isNegated) return grouped("any", runs);
  const negations = runs.map((run) => negationOf(place.field, run));
  return grouped("all", negations);
}

/** Neighbours that ask the same way are one filter. */
function runsOf(place: Place, items: readonly Item[]): Expression[] {
  const runs: Expression[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if ("from" in item) {
      runs.push({ all: [filterOf(place, "gte", [item.from]), filterOf(place, "lte", [item.to])] });
    } else if (item.operator === "not_empty") {
      runs.push(filterOf(place, "not_empty", []));
    } else if (last && "operator" in last && last.operator === item.operator) {
      last.values.push(item.value);
    } else {
      runs.push(filterOf(place, item.operator, [item.value]));
    }
  }
  return runs;
}

/** Several expressions as one; one alone stays itself. */
function grouped(by: "all" | "any", expressions: Expression[]): Expression {
  const [only] = expressions;
  if (expressions.length === 1 && only) return only;
  return by === "all" ? { all: expressions } : { any: expressions };
}

/** Terms joined by AND, joined by OR. */
export function anyOf(branches: Expression[][]): Expression {
  return grouped(
    "any",
    branches.map((terms) => grouped("all", terms)),
  );
}

/** What a value with wildcards asks for; with `isPattern` always a pattern. */
export function wildcardOf(
  pieces: readonly Piece[],
  isPattern: boolean,
): { operator: Operator; value: string } {
  const shape = pieces.map((piece) => (piece === "*" ? "*" : "x")).join("");
  const value = pieces.map((piece) => (piece === "*" ? "" : piece.literal)).join("");
  if (!isPattern) {
    if (shape === "x") return { operator: "is", value };
    if (shape === "*x*") return { operator: "contains", value };
    if (shape === "x*") return { operator: "startswith", value };
    if (shape === "*x") return { operator: "endswith", value };
  }
  return { operator: "matches", value: patternOf(pieces) };
}

const opposites: Partial<Record<Operator, Operator>> = {
  is: "not",
  contains: "not_contains",
  startswith: "not_startswith",
  endswith: "not_endswith",
  matches: "not_matches",
  not_empty: "empty",
};

const opposedSizes: Partial<Record<Operator, Operator>> = { gt: "lte", gte: "lt", lt: "gte", lte: "gt" };

/**
 * What a minus makes of a condition. On columns it takes in rows without a value, on maps and scores it needs the key;
 * there the opposite of a comparison is the other comparison.
 */
function negationOf(field: Field, positive: Expression): Expression {
  if ("all" in positive) {
    return takesKey(field) ? { any: positive.all.map((one) => negationOf(field, one)) } : { not: positive };
  }
  if (!("operator" in positive)) return { not: positive };
  const opposite = opposites[positive.operator];
  if (opposite) return { ...positive, operator: opposite };
  const opposed = opposedSizes[positive.operator];
  if (!takesKey(field) || !opposed) return { not: positive };
  const each = positive.values.map(
    (value): Expression => ({ ...positive, operator: opposed, values: [value] }),
  );
  return grouped("all", each);
}
