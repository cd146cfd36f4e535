import type { Field } from "@/lib/filters/define";
import type { Token } from "@/lib/filters/text";
import { fieldCompletions, guesses, keyCompletion } from "./complete-field";
import { valueCompletions } from "./complete-value";
import type { Completion } from "./completion";
import type { ValuesAnswer, ValuesQuestion } from "./values";

/** What has to be asked of the list before the token can be completed; null when its field says it all. */
export function questionOf(fields: readonly Field[], token: Token): ValuesQuestion | null {
  if (token.kind === "field") {
    const map = fields.find(({ kind }) => kind === "map");
    return map && token.operatorPrefix === "" ? { field: map.key, prefix: token.word } : null;
  }
  if (!token.field) return null;
  const { key, kind, unit } = token.field;
  if (token.kind === "key") return { field: key, prefix: token.word };
  if (token.kind !== "value" || kind === "content" || kind === "score") return null;
  if (kind === "number" && unit !== "code") return null;
  const place = token.mapKey === undefined ? {} : { mapKey: token.mapKey };
  // Values of a list are few: their counts are asked for once, whatever is typed.
  const prefix = kind === "enum" || kind === "boolean" ? "" : token.word.replaceAll("*", "");
  return { field: key, ...place, prefix };
}

/** What can stand at the token, best first; `answer` is what `questionOf` asked for, as far as it is there. */
export function completionsOf(
  fields: readonly Field[],
  token: Token,
  answer: ValuesAnswer | null,
): Completion[] {
  const counted = answer?.values ?? [];
  if (token.kind === "field") return fieldCompletions(fields, token, counted);
  const { field, kind, word } = token;
  // Digits and letters of other scripts begin no name, but they may be part of one.
  if (kind === "none" && /^[^"()*]+$/.test(word))
    return guesses(
      fields,
      fields.filter((one) => !one.hidden),
      word,
    );
  if (!field || kind === "none") return [];
  if (kind === "key") return counted.map((one) => keyCompletion(field, one, word));
  return valueCompletions(token, field, counted);
}

/** The text with the completion in the place of the token, and where the caret goes. What is whole is set off by a space. */
export function withCompletion(
  text: string,
  { kind, from, to }: Token,
  { insert, isWhole }: Completion,
): { text: string; caret: number } {
  // Of a word with a colon in it only the name is completed.
  const colon = kind === "field" ? text.slice(from, to).indexOf(":") : -1;
  const rest = text.slice(colon < 0 ? to : from + colon);
  const isSaid = insert.endsWith(":") && rest.startsWith(":");
  const put = isSaid ? insert.slice(0, -1) : isWhole && rest === "" ? `${insert} ` : insert;
  const caret = from + put.length + (isSaid ? 1 : 0);
  return { text: text.slice(0, from) + put + rest, caret };
}
