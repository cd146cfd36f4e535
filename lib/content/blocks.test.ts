import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockStarts } from "./blocks";

const blocksOf = (text: string, most?: number) => {
  const starts = blockStarts(text, most);
  return Array.from({ length: starts.length - 1 }, (_, at) => text.slice(starts[at], starts[at + 1]));
};

describe("blockStarts", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.constant("\n"),
    fc.nat(4_000).map((length) => "🚀x".repeat(length)),
    fc.nat(60).map((length) => "\n".repeat(length)),
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));

  it("cuts nothing away, no character in two, and no block too long", () => {
    fc.assert(
      fc.property(text, (source) => {
        const blocks = blocksOf(source);
        expect(blocks.join("")).toBe(source);
        for (const block of blocks) {
          expect(block.length).toBeLessThanOrEqual(1_501);
          expect(block.isWellFormed()).toBe(true);
          expect(block.split("\n").length).toBeLessThanOrEqual(25);
        }
      }),
    );
  });

  it("cuts after lines where there are lines", () => {
    const blocks = blocksOf("one line of some length\n".repeat(500));
    expect(blocks.every((block) => block.endsWith("\n"))).toBe(true);
  });

  it("gives a long line blocks of its own", () => {
    expect(blocksOf(`short\n${"x".repeat(2_000)}\nend`)).toEqual([
      "short\n",
      "x".repeat(1_500),
      `${"x".repeat(500)}\nend`,
    ]);
  });

  it("stops at the most blocks", () => {
    const starts = blockStarts("\n".repeat(1_000), 3);
    expect(starts.length).toBe(4);
    expect(starts.at(-1)).toBe(72);
  });
});
