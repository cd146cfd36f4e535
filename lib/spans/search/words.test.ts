import { expect, test } from "vitest";
import { parseText } from "@/lib/filters/text";
import { spanFields } from "../fields";
import { wordsNeeded } from "./words";

test.each<[string, string[][]]>([
  ["refund", [["refund"]]],
  ["refund late", [["refund"], ["late"]]],
  ["input:*refund*", [["refund"]]],
  ["tools:*refund*", []],
  ["model:gpt-4o refund", [["refund"]]],
  ["refund OR late", [["refund", "late"]]],
  ["refund OR model:gpt-4o", []],
  ["(refund model:gpt-4o) OR (late -status:error)", [["refund", "late"]]],
  ["-refund", []],
  ["NOT (refund late)", []],
])("%s", (typed, needed) => {
  const read = parseText(spanFields, typed);
  if (!read.ok) throw new Error(read.problem.message);
  expect(wordsNeeded(read.expressions)).toEqual(needed);
});

test("one of very many words is not asked for", () => {
  const values = Array.from({ length: 13 }, (_, i) => `word ${i}`);
  const any = { field: "content" as const, operator: "contains" as const, values };
  const one = { ...any, values: ["refund"] };
  expect(wordsNeeded([any, one])).toEqual([["refund"]]);
});
