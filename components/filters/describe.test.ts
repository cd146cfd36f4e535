import { describe, expect, test } from "vitest";
import { parseText } from "@/lib/filters/text";
import { spanFields } from "@/lib/spans/fields";
import { describeExpression } from "./describe";

function words(text: string): string {
  const parsed = parseText(spanFields, text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.expressions.map((one) => describeExpression(spanFields, one)).join(" & ");
}

describe("a condition in words", () => {
  test.each([
    ["model:a", "Model is a"],
    ["model:a,b", "Model is a or b"],
    ["model:a,b,c,d", "Model is a, b or 2 more"],
    ["-metadata.plan:pro", "metadata.plan is not pro"],
    ["has:customer", "Customer has a value"],
    ["cost:>0.01", "Cost > $0.01"],
    ["latency:<=2", "Latency ≤ 2 s"],
    ["cost:0.01..0.05", "Cost $0.01 – $0.05"],
    ['"two words"', "“two words”"],
    ["-refund", "not “refund”"],
    ["input:refund", "Input contains refund"],
    ["(model:a OR cost:>1)", "Model is a or Cost > $1"],
    ["(model:a OR (cost:>1 status:error))", "Model is a or (Cost > $1 and Status is error)"],
    ["NOT (model:a OR cost:>1)", "not (Model is a or Cost > $1)"],
    ["NOT cost:1..2", "not Cost $1 – $2"],
  ])("%s reads %s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });
});
