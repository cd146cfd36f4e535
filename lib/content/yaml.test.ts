import { describe, expect, it } from "vitest";
import { printYaml } from "./yaml";

describe("printYaml", () => {
  const cases: [string, unknown, string][] = [
    ["a plain text", "hello world", "hello world"],
    ["an empty text", "", '""'],
    [
      "words that would be something else",
      ["yes", "Null", "true", "n", "~", "1", "1e3", ".5", "-"],
      ['- "yes"', '- "Null"', '- "true"', '- "n"', '- "~"', '- "1"', '- "1e3"', '- ".5"', '- "-"'].join("\n"),
    ],
    ["scalars as they are", [true, false, null, 1.5, -2], "- true\n- false\n- null\n- 1.5\n- -2"],
    ["whole numbers of any size", { id: 12345678901234567890n }, "id: 12345678901234567890"],
    [
      "doubtful texts in quotes",
      ["a: b", "a:", "a #b", "#a", "- a", " a", "a ", "@a", "a\tb"],
      ['- "a: b"', '- "a:"', '- "a #b"', '- "#a"', '- "- a"', '- " a"', '- "a "', '- "@a"', '- "a\\tb"'].join(
        "\n",
      ),
    ],
    [
      "doubtful keys in quotes",
      { "a b": 1, "a:b": 2, "": 3, yes: 4, "1": 5 },
      '"1": 5\na b: 1\na:b: 2\n"": 3\n"yes": 4',
    ],
    [
      "nested lists and objects",
      { a: { b: [1, { c: [], d: {} }, [2, 3]] } },
      ["a:", "  b:", "    - 1", "    - c: []", "      d: {}", "    - - 2", "      - 3"].join("\n"),
    ],
    ["lines as a block", { t: "a\n  b\n\nc" }, "t: |-\n  a\n    b\n\n  c"],
    ["lines with an end", { t: "a\nb\n", u: 1 }, "t: |\n  a\n  b\nu: 1"],
    ["lines with empty ends", { t: "a\n\n", u: 1 }, "t: |+\n  a\n\nu: 1"],
    ["lines in a list", ["a\nb"], "- |-\n  a\n  b"],
    ["lines that begin with space in quotes", " a\nb", '" a\\nb"'],
    ["what cannot be printed in quotes", "a\r\nb\u2028\u0085", '"a\\r\\nb\\u2028\\u0085"'],
    ["any script plainly", ["你好", "مرحبا", "🚀"], '- 你好\n- مرحبا\n- "🚀"'],
  ];
  it.each(cases)("writes %s", (_name, value, expected) => {
    expect(printYaml(value)).toBe(`${expected}\n`);
  });
});
