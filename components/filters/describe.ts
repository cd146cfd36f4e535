import {
  type Expression,
  type Field,
  type Filter,
  fieldNamed,
  type Operator,
  operatorWords,
  takesValues,
} from "@/lib/filters/define";
import { type Range, readRange } from "./range";

/** A condition in words, in the pieces a chip draws apart: "Model", "is", "gpt-4o or gpt-5". */
export type FilterWords = { name: string; operator: string; value: string };

/** One piece of a condition in words: what is asked of, how, or with which value; joins and brackets are `join`. */
export type Piece = { tone: "name" | "operator" | "value" | "join"; text: string };

const shownValues = 2;

const symbols: Partial<Record<Operator, string>> = { gt: ">", gte: "≥", lt: "<", lte: "≤" };

/** How an operator reads in a chip: numbers have signs, everything else words. */
export function operatorText(operator: Operator): string {
  return symbols[operator] ?? operatorWords[operator];
}

/** A number as it stands in the filter, every digit kept, with the unit of its field: "$0.01", "2 s". */
export function withUnit(field: Field, value: string): string {
  switch (field.unit) {
    case "usd":
      return `$${value}`;
    case "seconds":
      return `${value} s`;
    case "per_second":
      return `${value} tok/s`;
    default:
      return value;
  }
}

/** What a condition asks of: "Model", "metadata.plan". */
export function nameOf(field: Field, mapKey: string | undefined): string {
  return mapKey === undefined ? field.label : `${field.key}.${mapKey}`;
}

export function describeFilter(field: Field, filter: Filter): FilterWords {
  const shown = filter.values
    .slice(0, shownValues)
    .map((value) => (value === "" ? "(empty)" : withUnit(field, value)));
  const rest = filter.values.length - shown.length;
  const value = rest > 0 ? `${shown.join(", ")} or ${rest} more` : shown.join(" or ");
  return { name: nameOf(field, filter.mapKey), operator: operatorText(filter.operator), value };
}

/** A condition or a group of them in pieces, brackets where the reading would be open without. */
export function piecesOf(fields: readonly Field[], expression: Expression, isNested = false): Piece[] {
  if ("not" in expression) return [join("not"), ...piecesOf(fields, expression.not, true)];
  if ("all" in expression || "any" in expression) {
    const range = readRange(expression);
    if (range) return rangePieces(fields, range);
    const [parts, word] = "all" in expression ? [expression.all, "and"] : [expression.any, "or"];
    if (parts.length === 0) return [join(word === "and" ? "everything" : "nothing")];
    const inner = parts.flatMap((part, index) => [
      ...(index > 0 ? [join(word)] : []),
      ...piecesOf(fields, part, parts.length > 1),
    ]);
    return isNested && parts.length > 1 ? [join("("), ...inner, join(")")] : inner;
  }
  const field = fieldNamed(fields, expression.field);
  if (!field) return [];
  if (field === fields.find(({ kind }) => kind === "content")) return searchedWords(expression);
  const { name, operator, value } = describeFilter(field, expression);
  const pieces: Piece[] = [
    { tone: "name", text: name },
    { tone: "operator", text: operator },
  ];
  return takesValues(expression.operator) ? [...pieces, { tone: "value", text: value }] : pieces;
}

/** A condition or a group of them as one line: "Model is gpt-4o or (Cost > $0.01 and not Status is error)". */
export function describeExpression(fields: readonly Field[], expression: Expression): string {
  return piecesOf(fields, expression)
    .map(({ text }) => text)
    .join(" ")
    .replaceAll("( ", "(")
    .replaceAll(" )", ")");
}

/** Words without a field, as they are typed. */
function searchedWords({ operator, values }: Filter): Piece[] {
  const shown = values.slice(0, shownValues).map((value) => `“${value}”`);
  const rest = values.length - shown.length;
  const text = rest > 0 ? `${shown.join(", ")} or ${rest} more` : shown.join(" or ");
  return [...(operator === "not_contains" ? [join("not")] : []), { tone: "value", text }];
}

function rangePieces(fields: readonly Field[], range: Range): Piece[] {
  const field = fieldNamed(fields, range.field);
  if (!field) return [];
  return [
    { tone: "name", text: nameOf(field, range.mapKey) },
    { tone: "value", text: `${withUnit(field, range.low)} – ${withUnit(field, range.high)}` },
  ];
}

function join(text: string): Piece {
  return { tone: "join", text };
}
