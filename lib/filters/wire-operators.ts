import { type Field, limits, type Operator, operatorsOf } from "./define";

/** Every spelling of an operator that clients of the field send. Source: docs/rules.md, "List query". */
const spellings: Readonly<Record<string, Operator>> = {
  "=": "is",
  "==": "is",
  eq: "is",
  equals: "is",
  exact: "is",
  in: "is",
  not: "not",
  not_in: "not",
  "!=": "not",
  ne: "not",
  contains: "contains",
  icontains: "contains",
  ilike: "contains",
  trigram_word_similar: "contains",
  full_text_search: "contains",
  not_contains: "not_contains",
  startswith: "startswith",
  istartswith: "startswith",
  not_startswith: "not_startswith",
  endswith: "endswith",
  iendswith: "endswith",
  not_endswith: "not_endswith",
  matches: "matches",
  not_matches: "not_matches",
  gt: "gt",
  gte: "gte",
  lt: "lt",
  lte: "lte",
  ">": "gt",
  ">=": "gte",
  "<": "lt",
  "<=": "lte",
  empty: "empty",
  not_empty: "not_empty",
  notempty: "not_empty",
};

/** Whether the whole text is asked for without regard to case. */
export function isExact(operator: unknown): boolean {
  return typeof operator === "string" && operator.toLowerCase() === "iexact";
}

/** The operator a condition was sent with, or why the field has none of that name. */
export function readOperator(field: Field, given: Record<string, unknown>): Operator | { message: string } {
  const sent = given.operator ?? "";
  const name = typeof sent === "string" ? sent.toLowerCase() : "?";
  const known = operatorsOf[field.kind];
  if (name === "isnull" && known.includes("empty")) {
    const [value] = [given.value].flat();
    const isNo = value === false || (typeof value === "string" && value.toLowerCase() === "false");
    return isNo ? "not_empty" : "empty";
  }
  const exact: Operator = known.includes("matches") ? "matches" : "is";
  const operator = name === "" ? known[0] : name === "iexact" ? exact : spellings[name];
  if (operator && known.includes(operator)) return operator;
  const spelled =
    typeof sent === "string" ? JSON.stringify(sent.slice(0, limits.valueLength)) : "that was sent";
  return { message: `operator ${spelled} is none of "", ${known.slice(1).join(", ")}.` };
}
