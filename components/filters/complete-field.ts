import { type Field, type Filter, shortName, takesKey } from "@/lib/filters/define";
import { printText, type Token } from "@/lib/filters/text";
import { printName } from "@/lib/filters/text-print";
import type { Completion } from "./completion";
import type { CountedValue } from "./values";

const kindWords: Readonly<Record<Field["kind"], string>> = {
  enum: "one of a list",
  text: "text",
  id: "an id",
  number: "a number",
  boolean: "true or false",
  map: "key and value",
  score: "evaluator and number",
  content: "words in it",
};

const unitWords: Readonly<Record<NonNullable<Field["unit"]>, string>> = {
  usd: "US dollars",
  seconds: "a time: 2s, 300ms",
  tokens: "a number: 500, 10k",
  per_second: "tokens a second",
  code: "a number",
};

/** How many fields come before the keys of a map while nothing is typed, and how many keys are shown then and later. */
const fieldsAtFirst = 5;
const keysAtFirst = 4;
const keysWhileTyping = 8;

function hintOf(field: Field): string {
  if (field.values) return field.values.slice(0, 3).join(", ");
  return field.unit ? unitWords[field.unit] : kindWords[field.kind];
}

/** What a word that names nothing yet may be: a field, a key of a map, a value by itself, words to search for. */
export function fieldCompletions(
  fields: readonly Field[],
  { word, operatorPrefix }: Token,
  counted: readonly CountedValue[],
): Completion[] {
  const shown = fields.filter((field) => !field.hidden);
  // After has: and missing: a name is all there is to say.
  const isName = operatorPrefix !== "";
  const named = shown
    .map((field) => ({ field, rank: rankOf(field, word) }))
    .filter(({ rank }) => rank < worst)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ field }): Completion => {
      const name = shortName(field);
      const end = takesKey(field) ? "." : isName ? "" : ":";
      return {
        id: field.key,
        label: name,
        typed: word,
        insert: `${name}${end}`,
        isWhole: isName && !takesKey(field),
        hint: hintOf(field),
      };
    });
  if (isName) return named;
  const map = shown.find(({ kind }) => kind === "map");
  const keys = map
    ? counted.slice(0, word === "" ? keysAtFirst : keysWhileTyping).map((one): Completion => {
        const name = printName(map, one.value);
        return { ...keyCompletion(map, one, word), label: name, insert: `${name}:` };
      })
    : [];
  if (word === "")
    return [...named.slice(0, fieldsAtFirst), ...keys, ...named.slice(fieldsAtFirst), ...presence("")];
  return [
    ...named,
    ...keys,
    ...enumValues(fields, shown, word),
    ...presence(word),
    ...guesses(fields, shown, word),
  ];
}

const worst = 4;

function rankOf(field: Field, word: string): number {
  const asked = word.toLowerCase();
  const names = [shortName(field), field.key, ...(field.shortNames ?? []), ...(field.aliases ?? [])];
  if (shortName(field).startsWith(asked)) return 0;
  if (names.some((name) => name.startsWith(asked))) return 1;
  if (
    field.label
      .toLowerCase()
      .split(" ")
      .some((part) => part.startsWith(asked))
  )
    return 2;
  return asked.length > 1 && names.some((name) => name.includes(asked)) ? 3 : worst;
}

export function keyCompletion(field: Field, { value, count }: CountedValue, word: string): Completion {
  const key = printName(field, value).slice(shortName(field).length + 1);
  return { id: `key ${value}`, label: value, typed: word, insert: `${key}:`, isWhole: false, count };
}

function enumValues(all: readonly Field[], fields: readonly Field[], word: string): Completion[] {
  return fields.flatMap((field) =>
    (field.values ?? [])
      .filter((value) => value.startsWith(word.toLowerCase()))
      .map((value) =>
        condition(all, field, { field: field.key, operator: "is", values: [value] }, word, field.label),
      ),
  );
}

function presence(word: string): Completion[] {
  return [
    { name: "has:", hint: "it has a value" },
    { name: "missing:", hint: "it has none" },
  ]
    .filter(({ name }) => name.startsWith(word.toLowerCase()))
    .map(({ name, hint }) => ({ id: name, label: name, typed: word, insert: name, isWhole: false, hint }));
}

/** What a bare word most often means besides words in the content, by field key. */
const likeliest = ["span_name", "customer_identifier", "model"];
const likeliestId = ["trace_unique_id", "unique_id", "span_unique_id", "customer_identifier"];

export function guesses(all: readonly Field[], fields: readonly Field[], word: string): Completion[] {
  // Long hexadecimal: a generated id, which nobody gives as a name.
  const isId = /^[\da-f-]{16,}$/i.test(word);
  const guessed = (isId ? likeliestId : likeliest).flatMap((key) => {
    const field = fields.find((one) => one.key === key);
    if (!field) return [];
    const operator = field.kind === "id" ? "is" : "contains";
    return [
      condition(all, field, { field: key, operator, values: [word] }, word, `${field.label} ${operator}`),
    ];
  });
  const words = fields.find(({ kind }) => kind === "content");
  if (!words) return guessed;
  const search = condition(
    all,
    words,
    { field: words.key, operator: "contains", values: [word] },
    word,
    "in input or output",
  );
  return isId ? [...guessed, search] : [search, ...guessed];
}

function condition(
  all: readonly Field[],
  field: Field,
  filter: Filter,
  word: string,
  hint: string,
): Completion {
  const text = printText(all, [filter]);
  return {
    id: `${field.key} ${filter.operator} ${filter.values[0]}`,
    label: text,
    typed: word,
    insert: text,
    isWhole: true,
    hint,
  };
}
