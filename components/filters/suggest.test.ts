import { describe, expect, it } from "vitest";
import { spanFields } from "@/lib/spans/fields";
import { describeFilter } from "./describe";
import { suggest } from "./suggest";

function offers(typed: string): string[] {
  return suggest(spanFields, typed).map(({ field, filter, isComplete }) => {
    const { name, operator, value } = describeFilter(field, filter);
    return isComplete ? `${name} ${operator} ${value}` : `${name} …`;
  });
}

describe("what typed words may mean", () => {
  it("offers every field before anything is typed", () => {
    expect(offers("")).toHaveLength(spanFields.filter((field) => !("hidden" in field)).length);
  });

  it.each([
    ["a field by its label", "trace g", "Trace group …"],
    ["a field by its wire name", "customer_id", "Customer …"],
    ["a value of an enum", "err", "Status is error"],
    ["a whole condition", "model:gpt-4o", "Model is gpt-4o"],
    ["a whole condition on a metadata key", "metadata.plan=pro", "metadata.plan is pro"],
    ["a whole condition with an operator", "model.contains=gpt", "Model contains gpt"],
    ["a synonym of an enum's value", "status=failed", "Status is error"],
    ["a metadata key to fill in", "metadata.plan", "metadata.plan …"],
  ])("puts %s first", (_name, typed, expected) => {
    expect(offers(typed)[0]).toBe(expected);
  });

  it("looks for other words in text and ids", () => {
    expect(offers("refund")).toContain("Span name contains refund");
    expect(offers("4bf92f35")).toContain("Trace ID is 4bf92f35");
  });

  it("takes free words for a span's name first, then a customer, then a model", () => {
    expect(offers("report.build").slice(0, 3)).toEqual([
      "Span name contains report.build",
      "Customer is report.build",
      "Model contains report.build",
    ]);
    expect(offers("two words")).not.toContain("Customer is two words");
  });

  it("takes a long hexadecimal word for an id first", () => {
    expect(offers("4bf92f3577b34da6a3ce929d0e0e4736")[0]).toBe(
      "Customer is 4bf92f3577b34da6a3ce929d0e0e4736",
    );
  });

  it("offers nothing for a condition on an unknown field", () => {
    expect(offers("colour=red")).toEqual([]);
  });
});

describe("describeFilter", () => {
  it("names two values and counts the rest", () => {
    const model = spanFields[2];
    const words = (...values: string[]) =>
      describeFilter(model, { field: "model", operator: "is", values }).value;
    expect([words("a"), words("a", "b"), words("a", "b", "c")]).toEqual(["a", "a or b", "a, b or 1 more"]);
  });
});
