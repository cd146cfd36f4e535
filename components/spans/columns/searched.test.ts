import { describe, expect, it } from "vitest";
import { parseSort } from "@/lib/spans/sort";
import { describeSearched } from "./searched";

const at = "2026-11-20T09:44:51.640000Z";
const none = { next: "cursor", searchedTo: null, searchedAmount: null };

describe("how far a search got", () => {
  it.each([
    ["-time", { ...none, searchedTo: at }, "Searched back to 20 Nov 2026 09:44:51.640 UTC"],
    ["time", { ...none, searchedTo: at }, "Searched up to 20 Nov 2026 09:44:51.640 UTC"],
    ["-cost", { ...none, searchedAmount: 14_100_000 }, "Searched down to $0.0141"],
    ["latency", { ...none, searchedAmount: 840 }, "Searched up to 840 ms"],
    ["-speed", { ...none, searchedAmount: 84.25 }, "Searched down to 84.3 tokens/s"],
    ["-tokens", { ...none, searchedAmount: 12_874 }, "Searched down to 12,874 tokens"],
    [
      "-cost",
      { ...none, next: null, searchedTo: at },
      "Ordered among the spans since 20 Nov 2026 09:44:51.640 UTC only",
    ],
    ["-cost", none, null],
  ])("in the order %s", (sort, page, expected) => {
    const parsed = parseSort(sort);
    expect(parsed && describeSearched(page, parsed, "UTC")).toBe(expected);
  });
});
