import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { fieldNamed, limits, takesKey } from "@/lib/filters/define";
import { type SpanFieldKey, spanFields } from "./fields";
import { boundsOf, type ListState, parseListState } from "./list-state";
import { keysOf, type Suggestions, valuesOf } from "./values";

const ownKeys = ["field", "key", "prefix", "limit"] as const;
const mostValues = 50;
const usualValues = 20;

/** What someone is typing. `key` is the one inside a map or score; null where there is none, or where it is what is typed. */
export type SuggestionsQuestion = {
  state: ListState;
  field: SpanFieldKey;
  key: string | null;
  prefix: string;
  limit: number;
};

/** Reads the request for completions; what is wrong is named in `detail`. */
export function suggestionsQuestion(
  searchParams: URLSearchParams,
): ({ ok: true } & SuggestionsQuestion) | { ok: false; detail: string } {
  const params = new URLSearchParams(searchParams);
  for (const key of ownKeys) params.delete(key);
  const text = (name: string) => searchParams.get(name)?.replaceAll("\0", "") ?? null;
  const field = fieldNamed(spanFields, text("field") ?? "");
  if (!field) return { ok: false, detail: "field must be one of the list's fields." };
  const prefix = text("prefix") ?? "";
  if (prefix.length > limits.valueLength) {
    return { ok: false, detail: `prefix may have ${limits.valueLength} characters.` };
  }
  const limit = Number(text("limit") ?? usualValues);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostValues) {
    return { ok: false, detail: `limit must be a whole number from 1 to ${mostValues}.` };
  }
  return { ok: true, state: parseListState(params), field: field.key, key: text("key"), prefix, limit };
}

/** Values or keys to complete what is typed, within the list's environment, time and other conditions. */
export async function readSuggestions(
  scope: Scope,
  { state, field, key, prefix, limit }: SuggestionsQuestion,
  now: number,
): Promise<Suggestions> {
  const { environment, filters, range } = state;
  const selection = { environment, filters, ...boundsOf(range, now) };
  const declared = fieldNamed(spanFields, field);
  if (!declared || !takesKey(declared)) return valuesOf(scope, selection, { field }, prefix, limit);
  if (key !== null) return valuesOf(scope, selection, { field, mapKey: key }, prefix, limit);
  return declared.kind === "map" ? keysOf(scope, selection, prefix, limit) : { values: [], isExact: true };
}
