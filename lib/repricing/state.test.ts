import fc from "fast-check";
import { expect, test } from "vitest";
import { sides } from "@/db/enums";
import { presetRanges } from "@/lib/spans/list-state";
import { parseRepriceState, serializeRepriceState } from "./state";

const instant = fc.integer({ min: 0, max: 4e12 });
const state = fc.record({
  range: fc.oneof(
    fc.constantFrom(...presetRanges).map((preset) => ({ preset })),
    fc
      .tuple(fc.option(instant), fc.option(instant))
      .filter(([from, to]) => from !== null || to !== null)
      .map(([from, to]) => ({ preset: null, from, to })),
  ),
  side: fc.option(fc.constantFrom(...sides)),
  models: fc.uniqueArray(
    fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes("\0")),
    {
      maxLength: 5,
    },
  ),
  isWhole: fc.boolean(),
});

test("an address reads back as the state it was written from", () => {
  fc.assert(
    fc.property(state, (given) => {
      expect(parseRepriceState(serializeRepriceState(given))).toEqual({ ...given, unknown: [] });
    }),
  );
});

test("what means nothing is dropped and named", () => {
  const state = parseRepriceState({ range: "9y", side: "left", model: ["a", "a", ""], colour: "red" });
  expect(state).toMatchObject({ range: { preset: "30d" }, side: null, models: ["a"] });
  expect(state.unknown).toEqual(["range=9y", "side=left", "model=", "colour=red"]);
});
