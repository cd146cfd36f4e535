import { type Field, type Filter, operatorWords } from "@/lib/filters/define";

/** A condition in words, in the pieces a chip draws apart: "Model", "is", "gpt-4o or gpt-5". */
export type FilterWords = { name: string; operator: string; value: string };

const shownValues = 2;

export function describeFilter(field: Field, filter: Filter): FilterWords {
  const name = filter.mapKey === undefined ? field.label : `${field.key}.${filter.mapKey}`;
  const shown = filter.values.slice(0, shownValues).map((value) => (value === "" ? "(empty)" : value));
  const rest = filter.values.length - shown.length;
  const value = rest > 0 ? `${shown.join(", ")} or ${rest} more` : shown.join(" or ");
  return { name, operator: operatorWords[filter.operator], value };
}
