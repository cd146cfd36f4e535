import { describe, expect, test } from "vitest";
import { parseText, printText } from "@/lib/filters/text";
import { spanFields } from "@/lib/spans/fields";
import { withConditions } from "./with-conditions";

function read(text: string) {
  const parsed = parseText(spanFields, text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.expressions;
}

describe("a condition added to others", () => {
  test.each([
    ["joins the values the field already has", "model:a", "model:b", "model:a,b"],
    ["joins what is excluded", "-model:a", "-model:b", "-model:a,b"],
    ["adds a value once", "model:a", "model:a", "model:a"],
    ["stands beside one that asks otherwise", "model:a", "-model:b", "model:a -model:b"],
    ["stands beside another key", "metadata.a:1", "metadata.b:1", "metadata.a:1 metadata.b:1"],
    ["stands beside another part of the text", "model:*a*", "model:*b*", "model:*a* model:*b*"],
    ["stands beside another bound", "cost:>1", "cost:>2", "cost:>1 cost:>2"],
    ["means what was typed at once", "", "model:a model:b", "model:a model:b"],
  ])("%s", (_, present, added, expected) => {
    expect(printText(spanFields, withConditions(read(present), read(added)))).toBe(expected);
  });
});
