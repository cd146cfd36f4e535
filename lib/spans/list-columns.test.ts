import { describe, expect, it } from "vitest";
import {
  columnIds,
  defaultColumnIds,
  isDefaultSet,
  metadataKeyOf,
  readColumns,
  unknownColumns,
  writeColumns,
} from "./list-columns";

const ids = (columns: readonly string[] | null) => readColumns(columns).map(({ id }) => id);

describe("the columns of the list of spans", () => {
  it.each([
    ["nothing", null, defaultColumnIds],
    ["what is asked for", ["cost", "time", "metadata.plan"], ["cost", "time", "metadata.plan"]],
    ["pinned ones first", ["cost", "*time@90"], ["time", "cost"]],
    ["each once", ["cost", "cost@90", "*cost"], ["cost"]],
    ["only columns", ["cots", "metadata.", "cost"], ["cost"]],
    ["the default ones when no column is named", ["cots"], defaultColumnIds],
  ])("reads %s", (_name, columns, expected) => expect(ids(columns)).toEqual(expected));

  it("leaves the default set out of the address, and nothing else", () => {
    expect(writeColumns(readColumns(null))).toBeNull();
    const changed = ["*time", "span@400", "metadata.a, b"];
    expect(writeColumns(readColumns(changed))).toEqual(changed);
  });

  it("names what is no column", () => {
    expect(unknownColumns(["cost", "cots@90", "metadata.", "metadata.x"])).toEqual(["cots@90", "metadata."]);
    expect(unknownColumns(null)).toEqual([]);
  });

  it("knows the default set by its order and pins, not by its widths", () => {
    expect(isDefaultSet(readColumns(["time@90", ...defaultColumnIds.slice(1)]))).toBe(true);
    expect(isDefaultSet(readColumns(["*time", ...defaultColumnIds.slice(1)]))).toBe(false);
    expect(isDefaultSet(readColumns(["time"]))).toBe(false);
  });

  it("keeps its own names apart from keys", () => {
    expect(new Set(columnIds).size).toBe(columnIds.length);
    expect(columnIds.filter((id) => metadataKeyOf(id) !== null)).toEqual([]);
    expect(metadataKeyOf("metadata.metadata.x")).toBe("metadata.x");
  });
});
