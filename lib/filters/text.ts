import type { Expression, Field } from "./define";
import { readText } from "./text-parse";
import { printExpressions } from "./text-print";
import type { TextProblem } from "./text-problem";
import { findToken, type Token } from "./text-token";

export type { TextProblem, Token };

/**
 * Reads the typed face of filters: `model:gpt-4o* cost:>0.01 metadata.plan:pro -status:error (a:1 OR b:2) "some words"`.
 * Conditions side by side are joined by AND. Source: docs/rules.md, "Filters".
 *
 * @returns the expressions, or the first place that makes no sense and what could have stood there
 */
export function parseText<Key extends string>(
  fields: readonly Field<Key>[],
  text: string,
): { ok: true; expressions: Expression<Key>[] } | { ok: false; problem: TextProblem } {
  // Every filter read names one of `fields` by its key.
  return readText(fields, text) as
    | { ok: true; expressions: Expression<Key>[] }
    | { ok: false; problem: TextProblem };
}

/** The text that reads back as exactly these expressions. */
export function printText(fields: readonly Field[], expressions: readonly Expression[]): string {
  return printExpressions(fields, expressions);
}

/** What the caret (an offset in UTF-16 units) stands in, for completion. */
export function tokenAt(fields: readonly Field[], text: string, caret: number): Token {
  return findToken(fields, text, caret);
}
