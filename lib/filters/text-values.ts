import { type Field, limits, type Operator, operatorsOf, shortName } from "./define";
import { type Item, wildcardOf } from "./text-condition";
import { refuse } from "./text-problem";
import { keywordAt, scanWord, skipSpace, type Word } from "./text-scan";
import { readValue } from "./values";

/** How the values behind a name are read. Each function begins at an offset and says where it ended. */

const signs: Readonly<Record<string, Operator>> = { ">": "gt", ">=": "gte", "<": "lt", "<=": "lte" };

/** The word at a place, whose quotes are closed. */
export function wordAt(text: string, from: number, stops: string): Word {
  const word = scanWord(text, from, stops);
  if (word.openQuote !== null) {
    refuse(word.openQuote, text.length - word.openQuote, "This quote is never closed.", ['"']);
  }
  return word;
}

/** `a`, `a,b` or `(a OR b)`. */
export function valuesAt(text: string, field: Field, from: number): { items: Item[]; end: number } {
  const inBrackets = text[from] === "(";
  const space = (at: number) => (inBrackets ? skipSpace(text, at) : at);
  const items: Item[] = [];
  let at = inBrackets ? space(from + 1) : from;
  for (;;) {
    if (items.length === limits.values) {
      refuse(at, 1, `A condition may compare with ${limits.values} values.`);
    }
    const { item, end } = itemAt(text, field, at);
    items.push(item);
    at = space(end);
    if (text[at] === ",") at++;
    else if (inBrackets && keywordAt(text, at) === "OR") at += 2;
    else break;
    at = space(at);
  }
  if (!inBrackets) return { items, end: at };
  if (text[at] === undefined) refuse(from, 1, "This bracket is never closed.", [")"]);
  if (text[at] !== ")") refuse(at, 1, "Values in brackets are joined by OR or a comma.", ["OR", ",", ")"]);
  return { items, end: at + 1 };
}

function itemAt(text: string, field: Field, from: number): { item: Item; end: number } {
  const sign = /^(?:[<>]=?|[=~])/.exec(text.slice(from, from + 2))?.[0] ?? "";
  const word = wordAt(text, from + sign.length, ",");
  if (word.pieces.length === 0) {
    refuse(word.end, 1, `A value of ${shortName(field)} is missing here.`, expectedOf(field));
  }
  return { item: itemOf({ field, from, end: word.end }, sign, word), end: word.end };
}

/** A value's field, and where it stands in the text. */
type Stand = { field: Field; from: number; end: number };

function refuseValue({ from, end }: Stand, message: string, expected: string[]): never {
  refuse(from, Math.max(end - from, 1), message, expected);
}

function itemOf(stand: Stand, sign: string, word: Word): Item {
  const { field } = stand;
  const compared = signs[sign];
  if (compared) return plainValue(stand, compared, word);
  if (field.kind === "content") return wordsOf(stand, word);
  if (field.kind === "number" || field.kind === "score" || field.kind === "map") {
    const range = sign === "" && !word.isQuoted ? rangeOf(stand, word) : null;
    if (range) return range;
  }
  if (sign === "=") return plainValue(stand, "is", word);
  const isEverything = sign === "" && word.pieces.length === 1 && word.pieces[0] === "*";
  const read = isEverything
    ? { operator: "not_empty" as const, value: "" }
    : wildcardOf(word.pieces, sign === "~");
  if (!operatorsOf[field.kind].includes(read.operator)) {
    refuseValue(stand, `${shortName(field)} takes no wildcards.`, expectedOf(field));
  }
  return isEverything ? read : readAt(stand, read.operator, read.value);
}

function plainValue(stand: Stand, operator: Operator, word: Word): Item {
  const { field } = stand;
  if (!operatorsOf[field.kind].includes(operator)) {
    refuseValue(stand, `${shortName(field)} is not compared by size.`, expectedOf(field));
  }
  return readAt(stand, operator, word.text);
}

function readAt(stand: Stand, operator: Operator, text: string): { operator: Operator; value: string } {
  const read = readValue(stand.field, operator, text);
  if (!read.ok) refuseValue(stand, read.message, read.expected);
  return { operator, value: read.value };
}

/** `1..5`, `1..` or `..5`, both ends included. On a map only what lies between two numbers is a range. */
function rangeOf(stand: Stand, { text }: Word): Item | null {
  const split = text.indexOf("..");
  if (split < 0) return null;
  const [low, high] = [text.slice(0, split), text.slice(split + 2)];
  if (stand.field.kind === "map") {
    const ends = [readValue(stand.field, "gte", low), readValue(stand.field, "lte", high)];
    if (!ends.every(({ ok }) => ok)) return null;
  }
  if (low === "" && high === "") return null;
  if (low === "") return readAt(stand, "lte", high);
  if (high === "") return readAt(stand, "gte", low);
  return { from: readAt(stand, "gte", low).value, to: readAt(stand, "lte", high).value };
}

/** Words that are searched, on a field of the kind `content`. */
export function wordsOf(stand: Stand, word: Word): Item {
  const pieces = word.pieces.filter((piece) => piece !== "*");
  const [only] = pieces;
  if (pieces.length > 1 || !only) {
    refuseValue(stand, "Words are found wherever they stand; a * within them means nothing.", ["words"]);
  }
  return readAt(stand, "contains", only.literal);
}

function expectedOf(field: Field): string[] {
  switch (field.kind) {
    case "enum":
      return [...(field.values ?? [])];
    case "boolean":
      return ["true", "false"];
    case "number":
    case "score":
      return ["a number", ">1", "1..5"];
    default:
      return ["a value", "prefix*", '"two words"'];
  }
}
