import type { FacetValue } from "@/lib/spans/aggregates/facets";
import { isAbout } from "@/lib/spans/aggregates/selection";
import type { ValueField } from "@/lib/spans/aggregates/value-field";
import type { SpanExpression } from "@/lib/spans/fields";

/** A facet's values in the order they were counted, and what is ticked or excluded without having any: nothing is lost. */
export function shownValues(
  counted: readonly FacetValue[],
  filters: readonly SpanExpression[],
  field: ValueField,
): { value: string | null; count: number | null }[] {
  const asked = filters.flatMap((one) =>
    isAbout(one, field) && (one.operator === "is" || one.operator === "not") ? one.values : [],
  );
  const missing = [...new Set(asked)].filter((value) => counted.every((one) => one.value !== value));
  return [...missing.map((value) => ({ value, count: null })), ...counted];
}
