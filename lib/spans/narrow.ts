import { limits } from "@/lib/filters/define";
import type { SpanExpression, SpanFilter } from "./fields";

function isOn(expression: SpanExpression, filter: SpanFilter): expression is SpanFilter {
  return "field" in expression && expression.field === filter.field && expression.mapKey === filter.mapKey;
}

/** Whether a condition can be written: its values and key are within the limits of the grammar. */
export function isWritable({ mapKey = "", values }: SpanFilter): boolean {
  return (
    mapKey.length <= limits.mapKeyLength &&
    values.every((value) => value !== "" && value.length <= limits.valueLength)
  );
}

/**
 * The list that also meets `filter`. A condition it makes superfluous goes: `is` takes the place of another `is` on the
 * same field, a comparison that of the same comparison, and values to leave out join those left out already.
 */
export function narrowed(expressions: readonly SpanExpression[], filter: SpanFilter): SpanExpression[] {
  const at = expressions.findIndex((one) => isOn(one, filter) && one.operator === filter.operator);
  const present = expressions[at];
  if (!present || !("field" in present)) return [...expressions, filter];
  const isJoined = filter.operator === "not";
  const merged = isJoined
    ? { ...filter, values: [...new Set([...present.values, ...filter.values])] }
    : filter;
  return expressions.map((one, index) => (index === at ? merged : one));
}
