import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  columnWidth,
  moveColumn,
  type PlacedColumn,
  parsePlaced,
  printPlaced,
  stepColumn,
} from "./placement";

/** "*a b@90": as they stand in an address, apart by a space. */
const read = (text: string) => text.split(" ").map(parsePlaced);
const write = (columns: readonly PlacedColumn[]) => columns.map(printPlaced).join(" ");

describe("a column in an address", () => {
  it.each([
    ["time", { id: "time", isPinned: false, widthPx: null }],
    ["*time@162", { id: "time", isPinned: true, widthPx: 162 }],
    ["metadata.a@180@", { id: "metadata.a@180", isPinned: false, widthPx: null }],
    ["metadata.*@x", { id: "metadata.*@x", isPinned: false, widthPx: null }],
    ["cost@3", { id: "cost", isPinned: false, widthPx: columnWidth.minPx }],
    ["cost@99999999", { id: "cost", isPinned: false, widthPx: columnWidth.maxPx }],
  ])("%s is read", (text, expected) => expect(parsePlaced(text)).toEqual(expected));

  it("is read back as it was written, whatever its key is called", () => {
    const key = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("@", "a@1", "a@", "*a@@12", "\n@3"));
    const column = fc.record({
      id: key.map((one) => `metadata.${one}`),
      isPinned: fc.boolean(),
      widthPx: fc.option(fc.integer({ min: columnWidth.minPx, max: columnWidth.maxPx })),
    });
    const law = fc.property(column, (one) => {
      expect(parsePlaced(printPlaced(one))).toEqual(one);
    });
    fc.assert(law);
  });
});

describe("placing columns", () => {
  it.each([
    ["forward", "a b c d", "a", "d", "b c a d"],
    ["back", "a b c d", "d", "b", "a d b c"],
    ["to the end", "a b c", "a", null, "b c a"],
    ["among pinned ones, and is pinned", "*a *b c d", "d", "b", "*a *d *b c"],
    ["among the others, and is let go", "*a *b c d", "a", "d", "*b c a d"],
    ["to the border, and stays pinned", "*a *b c", "a", "c", "*b *a c"],
    ["to the border, and stays free", "*a b c", "c", "b", "*a c b"],
    ["onto itself", "a b", "a", "a", "a b"],
  ])("moves one %s", (_name, from, id, before, to) => {
    expect(write(moveColumn(read(from), id, before))).toBe(to);
  });

  it.each([
    ["right", "a b c", 1, "b", "a c b"],
    ["left", "a b c", -1, "b", "b a c"],
    ["no further than the end", "a b", 1, "b", "a b"],
    ["over the border by pinning it", "*a b", -1, "b", "*a *b"],
    ["over the border by letting it go", "*a b", 1, "a", "a b"],
  ] as const)("steps one %s", (_name, from, by, id, to) => {
    expect(write(stepColumn(read(from), id, by))).toBe(to);
  });
});
