import { expect, test } from "vitest";
import type { SpanExpression } from "@/lib/spans/fields";
import { stateOf, toggled } from "./toggle-value";

const model = { field: "model" } as const;
const plan = { field: "metadata", mapKey: "plan" } as const;
const is = (...values: string[]): SpanExpression => ({ ...model, operator: "is", values });
const not = (...values: string[]): SpanExpression => ({ ...model, operator: "not", values });
const none: SpanExpression = { ...model, operator: "empty", values: [] };
const some: SpanExpression = { ...model, operator: "not_empty", values: [] };
const other: SpanExpression = { field: "status", operator: "is", values: ["error"] };
const part: SpanExpression = { ...model, operator: "contains", values: ["gpt"] };
const group: SpanExpression = { any: [is("a"), other] };

test.each<[string, SpanExpression[], string | null, "is" | "not", SpanExpression[]]>([
  ["a first value is a condition at the end", [other], "a", "is", [other, is("a")]],
  ["a second one joins it", [is("a"), other], "b", "is", [is("a", "b"), other]],
  ["a ticked one is let go", [is("a", "b")], "a", "is", [is("b")]],
  ["the last one takes its condition along", [other, is("a")], "a", "is", [other]],
  ["a ticked one that is excluded is no longer ticked", [is("a", "b")], "a", "not", [is("b"), not("a")]],
  ["an excluded one that is ticked is no longer excluded", [not("a")], "a", "is", [is("a")]],
  ["conditions by part and groups stay", [part, group], "a", "is", [part, group, is("a")]],
  ["no value takes the place of values", [is("a"), other], null, "is", [other, none]],
  ["a value takes the place of no value", [none], "a", "is", [is("a")]],
  ["excluding no value keeps the values", [is("a")], null, "not", [is("a"), some]],
  ["no value is let go", [none, other], null, "is", [other]],
])("%s", (_, filters, value, how, expected) => {
  expect(toggled(filters, model, value, how)).toEqual(expected);
});

test("a metadata key is not another one, nor the field beside it", () => {
  const ticked = toggled([is("pro")], plan, "pro", "is");
  expect(ticked).toEqual([is("pro"), { ...plan, operator: "is", values: ["pro"] }]);
  expect(stateOf(ticked, plan, "pro")).toBe("is");
  expect(stateOf(ticked, { field: "metadata", mapKey: "tier" }, "pro")).toBeNull();
});
