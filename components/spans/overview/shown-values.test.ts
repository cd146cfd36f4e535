import { expect, test } from "vitest";
import type { SpanExpression } from "@/lib/spans/fields";
import { shownValues } from "./shown-values";

const field = { field: "model" } as const;
const counted = [
  { value: "a", count: 5 },
  { value: null, count: 2 },
];
const asks = (operator: "is" | "not", ...values: string[]): SpanExpression => ({
  field: "model",
  operator,
  values,
});

test("values are shown as they were counted", () => {
  expect(shownValues(counted, [asks("is", "a")], field, 8)).toEqual({ values: counted, hiddenCount: 0 });
});

test("what is ticked or excluded and was not counted stands before them, once", () => {
  const filters = [asks("is", "b", "a"), asks("not", "c", "b"), asks("is", "b")];
  expect(shownValues(counted, filters, field, 8).values.map(({ value }) => value)).toEqual([
    "b",
    "c",
    "a",
    null,
  ]);
});

test("of thousands asked for a few are drawn, and the rest is a number", () => {
  const many = Array.from({ length: 10_000 }, (_, n) => `m${n}`);
  const { values, hiddenCount } = shownValues(counted, [asks("is", ...many)], field, 8);
  expect(values).toHaveLength(10);
  expect(hiddenCount).toBe(9_992);
  expect(shownValues(counted, [asks("is", ...many)], field, 9_999).hiddenCount).toBe(1);
});

test("conditions of other fields and other words say nothing", () => {
  const filters: SpanExpression[] = [
    { field: "customer_identifier", operator: "is", values: ["x"] },
    { field: "model", operator: "contains", values: ["y"] },
  ];
  expect(shownValues(counted, filters, field, 8)).toEqual({ values: counted, hiddenCount: 0 });
});
