import fc from "fast-check";
import { expect, it } from "vitest";
import { columnWidth, pinnedFirst } from "@/lib/columns/placement";
import { columnStateOf, placedOf } from "./column-state";

const ids = ["time", "span", "cost", "metadata.a", "metadata.__proto__", "metadata.1"];

it("reads back the placement it was made of, whatever else there is", () => {
  const column = fc.record({
    id: fc.constantFrom(...ids),
    isPinned: fc.boolean(),
    widthPx: fc.option(fc.integer({ min: columnWidth.minPx, max: columnWidth.maxPx })),
  });
  const placement = fc.uniqueArray(column, { selector: ({ id }) => id, minLength: 1 }).map(pinnedFirst);
  const law = fc.property(placement, (placed) => {
    expect(placedOf(columnStateOf(placed, ids))).toEqual(placed);
  });
  fc.assert(law);
});

it("shows a column behind the others", () => {
  const state = columnStateOf([{ id: "cost", isPinned: true, widthPx: 90 }], ids);
  const shown = { ...state, columnVisibility: { ...state.columnVisibility, time: true } };
  expect(placedOf(shown)).toEqual([
    { id: "cost", isPinned: true, widthPx: 90 },
    { id: "time", isPinned: false, widthPx: null },
  ]);
});
