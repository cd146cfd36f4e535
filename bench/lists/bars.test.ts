import { expect, test } from "vitest";
import { type Bar, limitsOf, type Measured, verdict } from "./bars";

const bar: Bar = { title: "", median: 25, p95: 60 };
const good: Measured = { median: 25, p95: 60, ratio: 9, growth: 2, isPartial: false };

test.each<[string, Bar, Partial<Measured>]>([
  ["ok", bar, {}],
  ["ok", bar, { growth: null }],
  ["MISSED median", bar, { median: 25.1 }],
  ["MISSED median, p95", bar, { median: 26, p95: 61 }],
  ["MISSED growth", bar, { growth: 2.1 }],
  ["ok", { ...bar, mayGrow: true }, { growth: 10 }],
  ["MISSED incomplete", bar, { isPartial: true }],
  ["ok", { title: "", ratio: 1.3 }, { median: 900, ratio: 1.3 }],
  ["MISSED ratio", { title: "", ratio: 1.3 }, { ratio: 1.31 }],
  ["", { title: "", mayGrow: true }, { median: 9_999 }],
])("%s", (expected, given, measured) => {
  expect(verdict(given, { ...good, ...measured })).toBe(expected);
});

test("a bar says its limits", () => {
  expect(limitsOf(bar)).toBe("25 / 60 ms");
  expect(limitsOf({ title: "", median: 300 })).toBe("300 ms");
  expect(limitsOf({ title: "", ratio: 1.3 })).toBe("1.3 times at most");
  expect(limitsOf({ title: "" })).toBe("no bar");
});
