import { describe, expect, test } from "vitest";
import { barOf, labelSide, ticks, timeScale } from "./timeline";

describe("the waterfall's scale", () => {
  test("it reaches from the earliest start to the latest end", () => {
    expect(
      timeScale([
        { startMicros: 20, endMicros: 30 },
        { startMicros: 10, endMicros: 25 },
      ]),
    ).toEqual({ startMicros: 10, durationMicros: 20 });
    expect(timeScale([])).toEqual({ startMicros: 0, durationMicros: 0 });
  });

  test.each([
    [48_000_000, ["0", "12.0 s", "24.0 s", "36.0 s", "48.0 s"]],
    [1_000_000, ["0", "250 ms", "500 ms", "750 ms", "1000 ms"]],
    [4_000_000, ["0", "1.00 s", "2.00 s", "3.00 s", "4.00 s"]],
    [840_000, ["0", "210 ms", "420 ms", "630 ms", "840 ms"]],
    [300_000_000, ["0", "1.25 min", "2.50 min", "3.75 min", "5.00 min"]],
    [7_200_000_000, ["0", "0.50 h", "1.00 h", "1.50 h", "2.00 h"]],
    [800, ["0", "200 µs", "400 µs", "600 µs", "800 µs"]],
  ])("%i µs has five ticks in one unit", (durationMicros, labels) => {
    expect(ticks({ startMicros: 0, durationMicros }).map(({ label }) => label)).toEqual(labels);
  });

  test("a trace without duration has one tick", () => {
    expect(ticks({ startMicros: 5, durationMicros: 0 })).toEqual([{ share: 0, label: "0" }]);
  });

  test("a bar lies within the track, even one that claims to begin before it or end after it", () => {
    const scale = { startMicros: 0, durationMicros: 100 };
    expect(barOf(scale, { offsetMicros: 25, durationMicros: 50 })).toEqual({ left: 0.25, width: 0.5 });
    expect(barOf(scale, { offsetMicros: -5, durationMicros: 500 })).toEqual({ left: 0, width: 1 });
    expect(barOf(scale, { offsetMicros: 90, durationMicros: 50 }).width).toBeCloseTo(0.1);
    expect(barOf({ startMicros: 0, durationMicros: 0 }, { offsetMicros: 0, durationMicros: 0 })).toEqual({
      left: 0,
      width: 0,
    });
  });

  test.each([
    [{ left: 0, width: 0.5 }, "after"],
    [{ left: 0.8, width: 0.15 }, "before"],
    [{ left: 0.05, width: 0.95 }, "inside"],
  ] as const)("the duration of %j is written %s", (bar, side) => {
    expect(labelSide(bar, 0.12)).toBe(side);
  });
});
