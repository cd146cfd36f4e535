import { expect, test } from "vitest";
import { parseText } from "@/lib/filters/text";
import { spanFields } from "./fields";
import { snippetOf, soughtWords } from "./snippet";

function soughtBy(text: string) {
  const read = parseText(spanFields, text);
  if (!read.ok) throw new Error(read.problem.message);
  return soughtWords(read.expressions);
}

test("what is searched for is found in every group, what is excluded is not", () => {
  expect(soughtBy('refund (input:"a b" OR model:x) -output:no NOT (content:never OR cost:>1)')).toEqual([
    { words: "refund", in: ["input", "output"] },
    { words: "a b", in: ["input"] },
  ]);
  expect(soughtBy("model:gpt* cost:>1")).toEqual([]);
});

test("the words are marked where they stand, whatever their case", () => {
  const snippet = snippetOf("input", "the REFUND is due", "refund", false);
  expect(snippet).toEqual({ of: "input", text: "…the REFUND is due", from: 5, to: 11 });
  expect(snippet?.text.slice(snippet.from, snippet.to)).toBe("REFUND");
  expect(snippetOf("output", "東京の天気", "天気", true)).toEqual({
    of: "output",
    text: "東京の天気",
    from: 3,
    to: 5,
  });
  expect(snippetOf("output", "nothing", "else", true)).toBeNull();
});
