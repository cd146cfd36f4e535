import { isAbout } from "@/lib/spans/aggregates/selection";
import type { ValueField } from "@/lib/spans/aggregates/value-field";
import type { SpanExpression, SpanFilter } from "@/lib/spans/fields";

/** What the conditions say of a value: it is asked for, excluded, or not mentioned. */
export type ValueState = "is" | "not" | null;

/** Null stands for having no value. */
export function stateOf(
  filters: readonly SpanExpression[],
  asked: ValueField,
  value: string | null,
): ValueState {
  const says = (operator: SpanFilter["operator"]) =>
    filters.some(
      (one) =>
        isAbout(one, asked) && one.operator === operator && (value === null || one.values.includes(value)),
    );
  if (says(value === null ? "empty" : "is")) return "is";
  return says(value === null ? "not_empty" : "not") ? "not" : null;
}

/**
 * The conditions after a value was ticked or excluded, or, where it was already, let go. A value is never both, and
 * nobody is asked for a value and for none.
 */
export function toggled(
  filters: readonly SpanExpression[],
  asked: ValueField,
  value: string | null,
  how: "is" | "not",
): SpanExpression[] {
  const wasSo = stateOf(filters, asked, value) === how;
  const rest = filters.flatMap((one): SpanExpression[] => {
    if (!isAbout(one, asked)) return [one];
    if (one.operator === "empty" || one.operator === "not_empty") {
      const stays = value !== null && (how === "not" || one.operator === "not_empty");
      return stays ? [one] : [];
    }
    if (one.operator !== "is" && one.operator !== "not") return [one];
    if (value === null) return how === "is" ? [] : [one];
    const values = one.values.filter((other) => other !== value);
    return values.length === 0 ? [] : [{ ...one, values }];
  });
  if (wasSo) return rest;
  if (value === null) {
    return [...rest, { ...asked, operator: how === "is" ? "empty" : "not_empty", values: [] }];
  }
  const at = rest.findIndex((one) => isAbout(one, asked) && one.operator === how);
  const there = rest[at];
  if (there === undefined || !isAbout(there, asked))
    return [...rest, { ...asked, operator: how, values: [value] }];
  return rest.with(at, { ...there, values: [...there.values, value] });
}
