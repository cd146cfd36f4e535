import { describe, expect, it } from "vitest";
import { freshKeys, liveAnchor, receiveTop, releaseHeld, withinWindow } from "./live-rows";
import { openWindow, type RowPage, type RowWindow } from "./row-window";

type Row = { id: string; status?: string };
const keyOf = (row: Row) => row.id;
const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }));
const ids = (window: RowWindow<Row>) => window.rows.map(keyOf).join("");
const page = (found: Row[], next: string | null = null): RowPage<Row> => ({
  rows: found,
  next,
  previous: null,
  searchedTo: null,
  searchedAmount: null,
});
const start = openWindow(page(rows("f", "d", "b"), "b"));

describe("rows that arrive", () => {
  it.each([
    ["a newer row first", ["g"], "gfdb"],
    ["a late row where its time belongs", ["e"], "fedb"],
    ["several rows in order", ["e", "h", "g"], "hgfedb"],
    ["known rows nowhere twice", ["g", "f", "d"], "gfdb"],
  ])("puts %s", (_name, top, expected) => {
    expect(ids(receiveTop(start, rows(...top), keyOf, false))).toBe(expected);
  });

  it("stays the very same object when nothing is new", () => {
    expect(receiveTop(start, rows("f", "d"), keyOf, false)).toBe(start);
  });

  it("replaces a row that changed and leaves its neighbours alone", () => {
    const window = receiveTop(start, [{ id: "d", status: "error" }], keyOf, true);
    expect(window.rows).toEqual([{ id: "f" }, { id: "d", status: "error" }, { id: "b" }]);
    expect(window.rows[0]).toBe(start.rows[0]);
  });

  it("holds rows back until they are asked for", () => {
    const once = receiveTop(start, rows("g"), keyOf, true);
    const twice = receiveTop(once, rows("h", "g", "e"), keyOf, true);
    expect([ids(twice), twice.held.map(keyOf).join("")]).toEqual(["fdb", "hge"]);
    const released = releaseHeld(twice, keyOf);
    expect([ids(released), released.held.length]).toEqual(["hgfedb", 0]);
  });

  it("releases what was held as soon as rows need not be held", () => {
    const held = receiveTop(start, rows("g"), keyOf, true);
    expect(ids(receiveTop(held, rows("h"), keyOf, false))).toBe("hgfdb");
  });

  it("names the rows that are new", () => {
    expect(freshKeys(start.rows, rows("g", "f", "d", "c", "b"), keyOf)).toEqual(new Set(["g", "c"]));
  });

  it("knows where rows belong that lie below what is loaded", () => {
    const arrived = rows("g", "c", "a");
    expect(withinWindow(start, arrived, keyOf).map(keyOf).join("")).toBe("gc");
    expect(withinWindow({ ...start, next: null }, arrived, keyOf)).toBe(arrived);
    expect(withinWindow({ ...start, next: null, isCutBelow: true }, arrived, keyOf)).toHaveLength(2);
    // Whether it is new or was above all along, nobody can say.
    const below = { ...start, previous: "f" };
    expect(withinWindow(below, rows("g", "e", "d"), keyOf).map(keyOf)).toEqual(["d"]);
  });
});

describe("a live answer", () => {
  const list = (length: number, unsettled: number[] = []) =>
    Array.from({ length }, (_, index) => ({ index, isUnsettled: unsettled.includes(index) }));

  it.each([
    ["20 known rows", list(100), 19],
    ["all but the last of fewer", list(3), 2],
    ["down to a row that will change", list(100, [0, 42]), 43],
    ["everything, when the last row will change", list(3, [2]), undefined],
    ["no further than 80 rows", list(100, [90]), 19],
    ["everything, where there is nothing yet", [], undefined],
  ])("repeats %s", (_name, known, expected) => {
    expect(liveAnchor(known, (row) => row.isUnsettled)?.index).toBe(expected);
  });
});
