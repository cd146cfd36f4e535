import { expect, test } from "vitest";
import { measurePair, measureWarm, median, quantile, ratio, slope, summarize } from "./stopwatch";

test.each([
  { values: [7], share: 0.95, expected: 7 },
  { values: [3, 1, 2], share: 0.5, expected: 2 },
  { values: [4, 1, 3, 2], share: 0.5, expected: 2.5 },
  { values: [10, 9, 100], share: 0, expected: 9 },
  { values: [10, 9, 100], share: 1, expected: 100 },
  { values: Array.from({ length: 101 }, (_, i) => 100 - i), share: 0.95, expected: 95 },
])("the quantile $share of $values.length values is $expected", ({ values, share, expected }) => {
  expect(quantile(values, share)).toBe(expected);
});

test("nothing has no quantile", () => {
  expect(() => median([])).toThrow(RangeError);
});

test("a summary leaves the measurements as they were", () => {
  const times = [5, 1, 3];
  expect(summarize(times)).toEqual({ runs: 3, median: 3, p95: 4.8 });
  expect(times).toEqual([5, 1, 3]);
});

test("twice the baseline is a ratio of two", () => {
  expect(ratio({ median: 8 }, { median: 4 })).toBe(2);
});

test("the slope of a line is its rise per step, whatever the noise that cancels out", () => {
  const line = Array.from({ length: 10 }, (_, x) => ({ x, y: 3 * x + 5 }));
  expect(slope(line)).toBeCloseTo(3);
  expect(slope([...line, { x: 4.5, y: 20 }, { x: 4.5, y: 17 }])).toBeCloseTo(3);
  expect(slope([{ x: 1, y: 4 }])).toBe(0);
});

test("a pair is measured in turns after one run of each that does not count", async () => {
  const runs: string[] = [];
  const pair = await measurePair(
    async (round) => runs.push(`candidate ${round}`),
    async (round) => runs.push(`baseline ${round}`),
    { rounds: 2, budgetMs: Number.POSITIVE_INFINITY },
  );
  expect(runs).toEqual([
    "candidate 0",
    "baseline 0",
    "baseline 1",
    "candidate 1",
    "candidate 2",
    "baseline 2",
  ]);
  expect(pair).toMatchObject({ candidate: { runs: 2 }, baseline: { runs: 2 } });
});

test("a spent budget still leaves three rounds", async () => {
  const pair = await measurePair(
    async () => {},
    async () => {},
    { rounds: 9, budgetMs: -1 },
  );
  expect(pair.candidate.runs).toBe(3);
});

test("what is warm was run with every round's value before", async () => {
  const rounds: number[] = [];
  const summary = await measureWarm(async (round) => rounds.push(round), { rounds: 3, budgetMs: 60_000 });
  expect(rounds).toEqual([1, 2, 3, 1, 2, 3]);
  expect(summary.runs).toBe(3);
});

test("a spent budget still leaves one round, warm", async () => {
  const rounds: number[] = [];
  const summary = await measureWarm(async (round) => rounds.push(round), { rounds: 9, budgetMs: -1 });
  expect(rounds).toEqual([1, 1]);
  expect(summary.runs).toBe(1);
});
