import type { FacetValue } from "@/lib/spans/aggregates/facets";
import { isAbout } from "@/lib/spans/aggregates/selection";
import type { ValueField } from "@/lib/spans/aggregates/value-field";
import type { SpanExpression } from "@/lib/spans/fields";

type ShownValues = {
  /** Null is having none; a count is null where nobody counted. */
  values: { value: string | null; count: number | null }[];
  /** How many ticked or excluded values are not among them. */
  hiddenCount: number;
};

/**
 * A facet's values in the order they were counted, after what is ticked or excluded without being among those: nothing is
 * lost, and of those no more than `most` are drawn.
 */
export function shownValues(
  counted: readonly FacetValue[],
  filters: readonly SpanExpression[],
  field: ValueField,
  most: number,
): ShownValues {
  const asked = filters.flatMap((one) =>
    isAbout(one, field) && (one.operator === "is" || one.operator === "not") ? one.values : [],
  );
  const known = new Set(counted.map(({ value }) => value));
  const missing = [...new Set(asked)].filter((value) => !known.has(value));
  const drawn = missing.slice(0, most).map((value) => ({ value, count: null }));
  return { values: [...drawn, ...counted], hiddenCount: missing.length - drawn.length };
}
