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
