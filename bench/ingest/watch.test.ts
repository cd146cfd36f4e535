import { expect, test } from "vitest";
import { growthPerMinute } from "./watch";

const samples = (bytesAt: (at: number) => number) =>
  Array.from({ length: 120 }, (_, i) => ({ at: i / 2, bytes: bytesAt(i / 2) }));

test("growth is what memory gains a minute, without the climb of the start", () => {
  expect(growthPerMinute(samples((at) => 1_000 + 10 * at))).toBeCloseTo(600);
  expect(growthPerMinute(samples((at) => (at < 15 ? 100 * at : 1_500)))).toBeCloseTo(0);
  expect(growthPerMinute([{ at: 1, bytes: 5 }])).toBe(0);
});
