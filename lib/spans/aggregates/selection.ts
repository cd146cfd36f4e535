import { isFilter } from "@/lib/filters/define";
import type { SpanSelection } from "../conditions";
import type { SpanExpression, SpanFilter } from "../fields";
import type { ValueField } from "./value-field";

/** Every single condition in a tree of them. */
export function leavesOf(expression: SpanExpression): SpanFilter[] {
  if (isFilter(expression)) return [expression];
  if ("not" in expression) return leavesOf(expression.not);
  return ("all" in expression ? expression.all : expression.any).flatMap(leavesOf);
}

/** Whether a condition of the top level is about this field: those are what a facet ticks. */
export function isAbout(expression: SpanExpression, { field, mapKey }: ValueField): expression is SpanFilter {
  return isFilter(expression) && expression.field === field && expression.mapKey === mapKey;
}

/** The same selection without a field's own conditions, so that what is not ticked keeps its count. */
export function withoutOwn(selection: SpanSelection, asked: ValueField): SpanSelection {
  return { ...selection, filters: selection.filters.filter((one) => !isAbout(one, asked)) };
}
