import { describe, expect, it } from "vitest";
import type { SpanExpression, SpanFilter } from "./fields";
import { isWritable, narrowed } from "./narrow";

const is = (value: string): SpanFilter => ({ field: "model", operator: "is", values: [value] });
const not = (...values: string[]): SpanFilter => ({ field: "model", operator: "not", values });
const plan = (value: string): SpanFilter => ({
  field: "metadata",
  mapKey: "plan",
  operator: "is",
  values: [value],
});

describe("narrowed", () => {
  const group: SpanExpression = { any: [is("a"), is("b")] };
  const cases: [string, SpanExpression[], SpanFilter, SpanExpression[]][] = [
    ["adds a condition to none", [], is("a"), [is("a")]],
    ["adds a condition beside others", [plan("pro"), group], is("a"), [plan("pro"), group, is("a")]],
    [
      "takes the place of a wider one on the same field",
      [{ field: "model", operator: "is", values: ["a", "b"] }],
      is("a"),
      [is("a")],
    ],
    ["keeps what else is asked of the field", [not("x")], is("a"), [not("x"), is("a")]],
    ["joins values that are left out", [not("a"), plan("pro")], not("b"), [not("a", "b"), plan("pro")]],
    ["leaves a value out once", [not("a")], not("a"), [not("a")]],
    [
      "tells keys of metadata apart",
      [plan("pro")],
      { ...plan("eu"), mapKey: "region" },
      [plan("pro"), { ...plan("eu"), mapKey: "region" }],
    ],
    [
      "leaves a group alone that holds the same field",
      [{ not: is("a") }],
      is("a"),
      [{ not: is("a") }, is("a")],
    ],
  ];
  it.each(cases)("%s", (_name, present, filter, expected) => {
    expect(narrowed(present, filter)).toEqual(expected);
  });
});

describe("isWritable", () => {
  it.each([
    ["an ordinary value", plan("pro"), true],
    ["nothing", plan(""), false],
    ["the longest value", plan("x".repeat(1024)), true],
    ["a longer value", plan("x".repeat(1025)), false],
    ["a longer key", { ...plan("pro"), mapKey: "k".repeat(129) }, false],
  ])("of %s", (_name, filter, expected) => {
    expect(isWritable(filter)).toBe(expected);
  });
});
