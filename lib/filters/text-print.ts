import {
  type Expression,
  type Field,
  type Filter,
  fieldNamed,
  isFilter,
  shortName,
  takesValues,
} from "./define";
import { type Piece, patternPieces } from "./pattern";

/** The text of expressions joined by AND. */
export function printExpressions(fields: readonly Field[], expressions: readonly Expression[]): string {
  return expressions.map((expression) => printTerm(fields, expression)).join(" ");
}

function printTerm(fields: readonly Field[], expression: Expression): string {
  if (isFilter(expression)) return printFilter(fields, expression);
  if ("not" in expression) return `NOT ${printTerm(fields, expression.not)}`;
  const range = "all" in expression ? rangeOf(expression.all) : null;
  if (range)
    return `${printName(fieldOf(fields, range.filter), range.filter.mapKey)}:${range.from}..${range.to}`;
  return "all" in expression
    ? `(${printExpressions(fields, expression.all)})`
    : `(${expression.any.map((one) => printTerm(fields, one)).join(" OR ")})`;
}

/** Two conditions that are written as one range, both ends included: `cost:0.01..0.05`. */
export function rangeOf(all: readonly Expression[]): { filter: Filter; from: string; to: string } | null {
  const [low, high] = all;
  if (all.length !== 2 || !low || !high || !isFilter(low) || !isFilter(high)) return null;
  const isRange = low.operator === "gte" && high.operator === "lte";
  if (!isRange || low.field !== high.field || low.mapKey !== high.mapKey) return null;
  const [from, ...moreLow] = low.values;
  const [to, ...moreHigh] = high.values;
  if (from === undefined || to === undefined || moreLow.length + moreHigh.length > 0) return null;
  return { filter: low, from, to };
}

function fieldOf(fields: readonly Field[], filter: Filter): Field {
  const field = fieldNamed(fields, filter.field);
  if (!field) throw new Error(`${filter.field} is not a field of this list.`);
  return field;
}

function printFilter(fields: readonly Field[], filter: Filter): string {
  const field = fieldOf(fields, filter);
  const name = printName(field, filter.mapKey);
  if (!takesValues(filter.operator)) return `${filter.operator === "empty" ? "missing" : "has"}:${name}`;
  const isNegated = filter.operator === "not" || filter.operator.startsWith("not_");
  const sign = isNegated ? "-" : "";
  const [value] = filter.values;
  const isBare = field.kind === "content" && field === fields.find(({ kind }) => kind === "content");
  if (isBare && filter.values.length === 1 && value !== undefined) return sign + printWords(value);
  return `${sign}${name}:${filter.values.map((one) => printValue(field, filter.operator, one)).join(",")}`;
}

/** The name of a condition: `model`, `metadata.plan`, `metadata."two words"`. */
export function printName(field: Field, mapKey?: string): string {
  if (mapKey === undefined) return shortName(field);
  return `${shortName(field)}.${/^[\p{L}\p{M}\p{N}_.$@#/-]+$/u.test(mapKey) ? mapKey : quote(mapKey)}`;
}

/** One value as it is written after the colon, with what the operator puts around it; a negation's sign is not there. */
export function printValue(field: Field, operator: Filter["operator"], value: string): string {
  if (field.kind === "content") return printLiteral(value);
  switch (operator) {
    case "gt":
      return `>${value}`;
    case "gte":
      return `>=${value}`;
    case "lt":
      return `<${value}`;
    case "lte":
      return `<=${value}`;
    case "contains":
    case "not_contains":
      return `*${printLiteral(value)}*`;
    case "startswith":
    case "not_startswith":
      return `${printLiteral(value)}*`;
    case "endswith":
    case "not_endswith":
      return `*${printLiteral(value)}`;
    case "matches":
    case "not_matches":
      return printPattern(patternPieces(value));
    default:
      return printLiteral(value);
  }
}

function printPattern(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) => (piece === "*" ? "*" : printLiteral(piece.literal))).join("") || '""';
  const shape = pieces.map((piece) => (piece === "*" ? "*" : "x")).join("");
  // These shapes mean another operator when they stand alone.
  return ["", "x", "*", "x*", "*x", "*x*"].includes(shape) ? `~${text}` : text;
}

/** Letters that mean nothing else wherever they stand in a value. */
const plain = /^[\p{L}\p{M}\p{N}_@#%&/+$:;?!'|^[\]{}=-][\p{L}\p{M}\p{N}_.@#%&/+$:;?!'|^[\]{}<>=~-]*$/u;

/** A value, quoted where its letters could be taken for something else. */
export function printLiteral(value: string): string {
  const isPlain = plain.test(value) && !/^[=]/.test(value) && !value.includes("..") && !keyword.test(value);
  return isPlain ? value : quote(value);
}

const keyword = /^(?:AND|OR|NOT)$/;

/** Words to search for, which must not look like a condition. */
function printWords(value: string): string {
  const isPlain = /^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_.@#%&/+$'-]*$/u.test(value) && !keyword.test(value);
  return isPlain ? value : quote(value);
}

const letters: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function quote(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (letter) => letters[letter] ?? `\\${letter}`)}"`;
}
