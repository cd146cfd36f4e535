import type { Expression, Filter } from "@/lib/filters/define";
import { spellingsOf } from "../contents-sql";
import type { SpanExpression } from "../fields";

/** Words of which a span has at least one in its contents, in every spelling they may be stored in. */
export type AnyOf = readonly string[];

/** More say little that these did not. */
const mostGroups = 3;
/** Words of one group: each is looked up on its own, and a span that has any of many is not rare. */
const mostWords = 12;

/**
 * What a span must have in its contents to match: of each group one of the words. Only what holds for every match is
 * among it, so that a filter may ask for more, or for something else; empty where it asks nothing of the contents.
 */
export function wordsNeeded(filters: readonly SpanExpression[]): AnyOf[] {
  return filters
    .flatMap(neededBy)
    .filter((group) => group.length <= mostWords)
    .slice(0, mostGroups);
}

function neededBy(expression: Expression): AnyOf[] {
  if ("all" in expression) return expression.all.flatMap(neededBy);
  if ("any" in expression) return neededByAny(expression.any.map(neededBy));
  return "not" in expression ? [] : neededByFilter(expression);
}

/** Whatever alternative a span matches by, it has a word of that one's first group. */
function neededByAny(alternatives: readonly AnyOf[][]): AnyOf[] {
  const groups = alternatives.map(([group]) => group);
  return groups.every((group) => group !== undefined) ? [groups.flat()] : [];
}

/** Tools are not among what is signed. */
const signed = ["content", "input", "output"];

function neededByFilter({ field, operator, values }: Filter): AnyOf[] {
  if (operator !== "contains" || !signed.includes(field)) return [];
  return [values.flatMap(spellingsOf)];
}
