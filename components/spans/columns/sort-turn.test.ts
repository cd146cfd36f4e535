import { describe, expect, it } from "vitest";
import { parseSort, printSort, type SortKey } from "@/lib/spans/sort";
import { nextSort } from "./sort-turn";

describe("pressing a column's head", () => {
  it.each([
    ["-time", "cost", "-cost"],
    ["-cost", "cost", "cost"],
    ["cost", "cost", "-time"],
    ["cost", "latency", "-latency"],
    ["-time", "time", "time"],
    ["time", "time", "-time"],
  ])("turns %s by %s into %s", (from, key, to) => {
    const current = parseSort(from);
    // The table above holds keys only.
    expect(current && printSort(nextSort(current, key as SortKey))).toBe(to);
  });
});
