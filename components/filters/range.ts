import type { Expression } from "@/lib/filters/define";
import { rangeOf } from "@/lib/filters/text-print";

/** Both ends of a number, included. */
export type Range = { field: string; mapKey?: string; low: string; high: string };

/** The range an expression is; null when it is none. */
export function readRange(expression: Expression): Range | null {
  const range = "all" in expression ? rangeOf(expression.all) : null;
  if (!range) return null;
  const { field, mapKey } = range.filter;
  return { field, ...(mapKey === undefined ? {} : { mapKey }), low: range.from, high: range.to };
}

/** The conditions a range stands for. */
export function fromRange({ low, high, ...place }: Range): Expression {
  return {
    all: [
      { ...place, operator: "gte", values: [low] },
      { ...place, operator: "lte", values: [high] },
    ],
  };
}
