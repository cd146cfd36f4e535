import type { Expression, Filter } from "@/lib/filters/define";
import type { SpanExpression } from "./fields";

/** A stretch of what a span carried around the words that were searched for; `from` to `to` are those words. */
export type Snippet = { of: "input" | "output"; text: string; from: number; to: number };

/** What to look for and where; the first that is found is shown. */
export type Sought = { words: string; in: readonly Snippet["of"][] };

const places: Readonly<Record<string, Sought["in"]>> = {
  content: ["input", "output"],
  input: ["input"],
  output: ["output"],
};

/** Characters before the words, so that they stand in view in a narrow column. */
export const snippetLead = 24;
export const snippetLength = 240;

/** The words a list was searched for. What must not be found is not among them. */
export function soughtWords(filters: readonly SpanExpression[]): Sought[] {
  return filters.flatMap(soughtIn);
}

function soughtIn(expression: Expression): Sought[] {
  if ("all" in expression) return expression.all.flatMap(soughtIn);
  if ("any" in expression) return expression.any.flatMap(soughtIn);
  return "not" in expression ? [] : soughtBy(expression);
}

function soughtBy({ field, operator, values }: Filter): Sought[] {
  const where = places[field];
  return where && operator === "contains" ? values.map((words) => ({ words, in: where })) : [];
}

/**
 * Cuts a snippet out of the text around a place where the words are believed to be; null when they are not there, as
 * where a letter changes its length with its case.
 *
 * @param text begins at most `snippetLead` characters before the words
 */
export function snippetOf(of: Snippet["of"], text: string, words: string, isStart: boolean): Snippet | null {
  const from = text.toLowerCase().indexOf(words.toLowerCase());
  if (from < 0) return null;
  const lead = isStart ? "" : "…";
  return { of, text: `${lead}${text}`, from: lead.length + from, to: lead.length + from + words.length };
}
