import { type Expression, type Field, type Filter, fieldNamed, isFilter, limits } from "./define";

/**
 * What a whole question may ask for, all its conditions together. Looking for a text in what spans carried costs what reading all of
 * it costs, on every span that meets the rest, so the texts are bounded beside the conditions.
 * Source: docs/rules.md, "Filters".
 */
export type Asked = { conditions: number; searched: number };

export const nothingAsked: Asked = { conditions: 0, searched: 0 };

/** What expressions ask for, beside what was asked for already. */
export function askedBy(
  fields: readonly Field[],
  expressions: readonly Expression[],
  already: Asked = nothingAsked,
): Asked {
  return expressions.flatMap(leaves).reduce(
    ({ conditions, searched }, filter) => ({
      conditions: conditions + 1,
      searched: searched + (isSearch(fields, filter) ? filter.values.length : 0),
    }),
    already,
  );
}

/** Why that is more than a question may ask for, as a sentence about `subject`; null where it is not. */
export function overBounds({ conditions, searched }: Asked, subject: string): string | null {
  if (conditions > limits.filters) return `${subject} may have ${limits.filters} conditions.`;
  if (searched > limits.searched) {
    return `${subject} may look for ${limits.searched} texts in contents, all conditions together.`;
  }
  return null;
}

function isSearch(fields: readonly Field[], { field }: Filter): boolean {
  return fieldNamed(fields, field)?.kind === "content";
}

function leaves(expression: Expression): Filter[] {
  if (isFilter(expression)) return [expression];
  if ("not" in expression) return leaves(expression.not);
  return ("all" in expression ? expression.all : expression.any).flatMap(leaves);
}
