import { describe, expect, it } from "vitest";
import {
  appendPage,
  hasMoreAbove,
  hasMoreBelow,
  openWindow,
  prependPage,
  type RowPage,
  type RowWindow,
} from "./row-window";

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

describe("a window of rows", () => {
  it("goes on where the last page ended and keeps the new cursor", () => {
    const window = appendPage(start, page(rows("a")), keyOf);
    expect([ids(window), window.next]).toEqual(["fdba", null]);
  });

  it("goes on above the first row and keeps what is below", () => {
    const window = prependPage(
      { ...start, previous: "f" },
      { ...page(rows("h", "g")), previous: "h" },
      keyOf,
    );
    expect([ids(window), window.previous, window.next]).toEqual(["hgfdb", "h", "b"]);
  });

  it("says how far the last page was searched, and no longer once a page is complete", () => {
    const cut = appendPage(start, { ...page([], "c"), searchedTo: "2026-01-01T00:00:00Z" }, keyOf);
    expect([ids(cut), cut.next, cut.searchedTo]).toEqual(["fdb", "c", "2026-01-01T00:00:00Z"]);
    expect(appendPage(cut, page(rows("a")), keyOf).searchedTo).toBeNull();
  });

  it("does not repeat a row that a page brings again, in whatever order the list is", () => {
    const unordered = openWindow(page(rows("b", "f", "d")));
    expect(ids(appendPage(unordered, page(rows("f", "a")), keyOf))).toBe("bfda");
    expect(ids(prependPage(unordered, page(rows("c", "d")), keyOf))).toBe("cbfd");
  });

  it("takes of a page around its edge only what lies beyond it", () => {
    // A row that arrived since, in the middle of what is loaded, is for the live answer to bring.
    expect(ids(appendPage(start, page(rows("d", "c", "b", "a")), keyOf))).toBe("fdba");
    expect(ids(prependPage(start, page(rows("g", "f", "e", "d")), keyOf))).toBe("gfdb");
  });

  it("lets go of the far end when there are too many rows, and finds it again", () => {
    const down = appendPage(start, page(rows("a", "9", "8"), "8"), keyOf, 5);
    expect([ids(down), down.before, hasMoreAbove(down)]).toEqual(["dba98", 1, true]);
    const up = prependPage(down, page(rows("g", "f", "d")), keyOf, 5);
    expect([ids(up), up.before, hasMoreAbove(up)]).toEqual(["gfdba9", 0, false]);
    expect([up.next, hasMoreBelow({ ...up, next: null })]).toEqual(["8", true]);
  });

  it("knows how many rows come before it where it began at the list's start", () => {
    expect(start.before).toBe(0);
    const linked = openWindow({ ...page(rows("f", "d")), previous: "f" });
    expect(linked.before).toBeNull();
    const further = prependPage(linked, { ...page(rows("h")), previous: "h" }, keyOf);
    expect([further.before, hasMoreAbove(further)]).toEqual([null, true]);
    const whole = prependPage(further, page(rows("i")), keyOf);
    expect([whole.before, hasMoreAbove(whole)]).toEqual([0, false]);
  });
});
