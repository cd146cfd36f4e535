import { describe, expect, test } from "vitest";
import { foldCase, likeOf, matchesPattern, patternOf, patternPieces } from "./pattern";

describe("patterns", () => {
  test.each([
    ["gpt-4*", "gpt-4%"],
    ["a**b", "a%b"],
    ["100%_sure", "100\\%\\_sure"],
    ["a\\*b", "a*b"],
    ["a\\\\b\\c", "a\\\\b\\\\c"],
    ["", ""],
  ])("%s is the like pattern %s", (pattern, like) => {
    expect(likeOf(pattern)).toBe(like);
  });

  test.each([
    ["gpt-4o-mini", "GPT*mini", true],
    ["gpt-4o", "gpt", false],
    ["a.c", "a?c", false],
    ["a\nb", "a*b", true],
    ["a*b", "a\\*b", true],
    ["axb", "a\\*b", false],
  ])("%j matches %j: %s", (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected);
  });

  test("one meaning has one spelling", () => {
    expect(patternOf(patternPieces("a**\\b\\*\\\\"))).toBe("a*\\\\b\\*\\\\");
  });

  test("letters fold one by one, as the database folds them", () => {
    expect(foldCase("İΟΔΟΣ")).toBe("iοδοσ");
  });
});
