import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockStarts } from "./blocks";
import { printYaml } from "./yaml";
import { yamlKeys, yamlPlaces } from "./yaml-keys";

const marked = (text: string) => yamlKeys(text).keys.map(([from, to]) => text.slice(from, to).trim());

describe("the keys of printed YAML", () => {
  it.each<[string, unknown, string[]]>([
    ["of objects in each other", { a: { "b c": 1, "d:e": 2 } }, ["a:", "b c:", "d:e:"]],
    ["of objects in lists", [{ a: 1, b: [{ c: 2 }] }, [{ d: 3 }]], ["- a:", "b:", "- c:", "- - d:"]],
    ["in quotes", { "": 1, 'a "b": c': 2, yes: 3 }, ['"":', '"a \\"b\\": c":', '"yes":']],
    ["but not texts that look like some", ["a:", "b: c", '"d": e'], []],
    ["but not lines of a text", { t: "Note:\n  more: of it\n\nend:\nx |", u: 1 }, ["t:", "u:"]],
    ["but not lines of a text in a list", ["a:\nb: c", { k: "d:\n|\ne:" }], ["- k:"]],
    ["but not lines of a text alone", "Dear all:\nhow: are you", []],
    ["behind a text that ends like a block", { a: "b |", c: "d: |", e: 1 }, ["a:", "c:", "e:"]],
    ["behind a text that ends in empty lines", { a: "b:\n\n", c: 1 }, ["a:", "c:"]],
  ])("are those %s", (_name, value, expected) => {
    expect(marked(printYaml(value))).toEqual(expected);
  });

  it("are as many as the value has, whatever it says", () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom("a:", "a: b", "- a: b", "|", "k: |-\n  x:", "a:\nb: c\n", "\n", "x |"),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        words,
        fc.integer(),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(words, tie("value"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        expect(marked(printYaml(one))).toHaveLength(keysIn(one));
      }),
    );
  });

  it("are the same when the text is read in blocks", () => {
    const long = Array.from({ length: 40 }, (_, n) => `line ${n}:\n${"wide: ".repeat(n * 20)}`).join("\n");
    const text = printYaml({ a: long, b: [{ c: "x".repeat(4_000), d: long }], e: 1 });
    const starts = blockStarts(text);
    const places = yamlPlaces(text, starts);
    expect(places.length).toBeGreaterThan(10);
    const keys = places.flatMap((place, index) => {
      const block = text.slice(starts[index], starts[index + 1]);
      return yamlKeys(block, place).keys.map(([from, to]) => block.slice(from, to));
    });
    expect(keys).toEqual(
      ["a:", "b:", "  - c:", "    d:", "e:"].map((key) => expect.stringContaining(key.trim())),
    );
    expect(keys).toHaveLength(5);
  });
});

function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return own + Object.values(value).reduce((sum: number, child) => sum + keysIn(child), 0);
}
