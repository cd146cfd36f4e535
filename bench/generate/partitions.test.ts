import { expect, test } from "vitest";
import { rangesOf } from "./partitions";

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 10, 16);
const thirtyDays = monday - 30 * dayMs;

test("few spans lie in weeks from Monday on, many in days", () => {
  const weeks = rangesOf(thirtyDays, monday, 1_000_000);
  expect(weeks[0]).toEqual({ from: Date.UTC(2026, 9, 12), to: Date.UTC(2026, 9, 19) });
  expect(weeks.map(({ from, to }) => (to - from) / dayMs)).toEqual([7, 7, 7, 7, 7]);
  const days = rangesOf(thirtyDays, monday, 10_000_000);
  expect(days[0]).toEqual({ from: thirtyDays, to: thirtyDays + dayMs });
  expect(days).toHaveLength(30);
});

test.each([1_000_000, 10_000_000])("of %d spans none lies between two partitions", (spans) => {
  const ranges = rangesOf(thirtyDays, monday, spans);
  expect(ranges.at(-1)?.to).toBe(monday);
  expect(ranges.slice(1).map(({ from }) => from)).toEqual(ranges.slice(0, -1).map(({ to }) => to));
});
