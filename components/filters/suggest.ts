import { type Field, type Filter, limits, operatorsOf } from "@/lib/filters/define";
import { parseFilters } from "@/lib/filters/url";

/** A row under the filter box: a field to fill in, or a whole condition that is taken as it is. */
export type Suggestion = { id: string; field: Field; filter: Filter; isComplete: boolean };

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_]+/g, " ");
}

/** An unfinished condition on this field, for the editor to fill in. */
export function draftOf(field: Field, mapKey?: string): Filter {
  const filter: Filter = { field: field.key, operator: operatorsOf[field.kind][0] ?? "is", values: [] };
  return field.kind === "map" ? { ...filter, mapKey: mapKey ?? "" } : filter;
}

function complete(field: Field, filter: Filter): Suggestion {
  return {
    id: `${field.key}.${filter.mapKey ?? ""}.${filter.operator}=${filter.values[0]}`,
    field,
    filter,
    isComplete: true,
  };
}

/**
 * What typed words may mean: a whole condition (`model:gpt-4o`, `metadata.plan=pro`), a field, a value of an enum, a
 * key of a map (`metadata.plan`), or text to look for in the fields that hold text and ids.
 */
export function suggest(all: readonly Field[], typed: string): Suggestion[] {
  const fields = all.filter((field) => !field.hidden);
  const words = typed.trim().slice(0, limits.valueLength);
  const asked = plain(words);
  const matching = fields
    .filter((field) => plain(field.label).includes(asked) || plain(field.key).includes(asked))
    .map((field): Suggestion => ({ id: field.key, field, filter: draftOf(field), isComplete: false }));
  if (words === "") return matching;
  return [
    ...readExpression(fields, words),
    ...matching,
    ...readMapKey(fields, words),
    ...enumValues(fields, asked),
    ...textMatches(fields, words),
  ];
}

function readExpression(fields: readonly Field[], words: string): Suggestion[] {
  const [, name, value] = /^([^\s:=]+)\s*[:=]\s*(.+)$/.exec(words) ?? [];
  if (!name || !value) return [];
  return parseFilters(fields, new URLSearchParams([[name, value]])).filters.flatMap((filter) => {
    const field = fields.find(({ key }) => key === filter.field);
    return field ? [complete(field, filter)] : [];
  });
}

function readMapKey(fields: readonly Field[], words: string): Suggestion[] {
  return fields.flatMap((field) => {
    const mapKey = words.startsWith(`${field.key}.`) ? words.slice(field.key.length + 1) : "";
    if (field.kind !== "map" || mapKey === "" || /[:=]/.test(mapKey)) return [];
    return [{ id: words, field, filter: draftOf(field, mapKey), isComplete: false }];
  });
}

function enumValues(fields: readonly Field[], asked: string): Suggestion[] {
  return fields.flatMap((field) =>
    (field.values ?? [])
      .filter((value) => plain(value).startsWith(asked))
      .map((value) => complete(field, { field: field.key, operator: "is", values: [value] })),
  );
}

/** The fields free words most often mean, in this order; the others follow as they were declared. */
const likeliest = ["span_name", "customer_identifier", "model"];

function rank({ key }: Field): number {
  const place = likeliest.indexOf(key);
  return place < 0 ? likeliest.length : place;
}

/** Long hexadecimal: a generated id, which nobody gives as a name. */
function isGeneratedId(words: string): boolean {
  return /^[\da-f-]{16,}$/i.test(words);
}

function textMatches(fields: readonly Field[], words: string): Suggestion[] {
  if (/[:=]/.test(words)) return [];
  const offer = (field: Field) =>
    complete(field, { field: field.key, operator: field.kind === "id" ? "is" : "contains", values: [words] });
  const texts = fields.filter(({ kind }) => kind === "text");
  const ids = fields.filter(({ kind }) => kind === "id");
  if (isGeneratedId(words)) return [...ids, ...texts].map(offer);
  // Ids have no spaces.
  return (/\s/.test(words) ? texts : [...texts, ...ids]).toSorted((a, b) => rank(a) - rank(b)).map(offer);
}
