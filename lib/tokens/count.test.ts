import fc from "fast-check";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { countTokens, piecesOf } from "./count";

describe("tokens of a text", () => {
  test.each([
    ["", 0],
    ["You are funny.", 4],
    ["Translate: Why did the span cross the trace? To reach its parent.", 15],
    ['{"city":"Paris"}', 5],
  ])("%j has %i", (text, count) => {
    expect(countTokens(text)).toBe(count);
  });

  test("what would be a special token is text", () => {
    expect(countTokens("<|endoftext|>")).toBeGreaterThan(1);
    expect(countTokens("stop <|im_start|> here")).toBeGreaterThan(5);
  });

  test("half a surrogate pair is counted, not refused", () => {
    expect(countTokens("a\ud83d b")).toBeGreaterThan(0);
  });
});

const word = fc.constantFrom(
  "trace",
  "Größe",
  "日本語",
  "12345",
  "don't",
  "…",
  "a.b(c)",
  "👩‍🚀",
  "\n\n",
  "  ",
  "<|endoftext|>",
);
const prose = fc.array(word, { minLength: 400, maxLength: 1_500 }).map((words) => words.join(" "));

describe("a long text in pieces", () => {
  test("has exactly the tokens it has as a whole, as long as there are blanks in it", () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(countTokens(text)).toBe(encode(text, { disallowedSpecial: new Set() }).length);
      }),
      { seed: 20_261_120, numRuns: 30 },
    );
  });

  test.each([
    ["one letter", "a".repeat(9_000)],
    ["characters of two units", "👩‍🚀".repeat(1_500)],
    ["a language without blanks", "追跡の中の一つの区間が親を探している。".repeat(300)],
    ["blanks only", " ".repeat(5_000)],
  ])("loses and splits no character: %s", (_, text) => {
    const pieces = [...piecesOf(text)];
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(2_000);
      expect(piece.isWellFormed()).toBe(true);
    }
    const whole = encode(text.slice(0, 6_000)).length;
    const difference = Math.abs(countTokens(text.slice(0, 6_000)) - whole);
    expect(difference).toBeLessThanOrEqual(2 * pieces.length);
  });
});
