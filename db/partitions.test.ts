import { expect, test } from "vitest";
import { lowestIdAt, startOfWeek } from "./partitions";

test.each([
  ["2026-11-20T10:00:00Z", "2026-11-16T00:00:00.000Z"],
  ["2026-11-16T00:00:00Z", "2026-11-16T00:00:00.000Z"],
  ["2026-11-15T23:59:59.999Z", "2026-11-09T00:00:00.000Z"],
  ["2027-01-01T00:00:00Z", "2026-12-28T00:00:00.000Z"],
])("the week of %s begins on Monday %s", (at, monday) => {
  expect(new Date(startOfWeek(Date.parse(at))).toISOString()).toBe(monday);
});

test("bounds order as times do", () => {
  const bounds = [0, 1, 1000, 1_763_000_000_000, 1_763_000_000_001, 8.64e15].map(lowestIdAt);
  expect([...bounds].sort()).toEqual(bounds);
  expect(bounds.every((bound) => bound.length === 36)).toBe(true);
});
