import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barEdges, offsetAt, type Step, stepFor } from "./bars";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Australia/Lord_Howe",
];
const day: Step = { unit: "day", every: 1 };

test.each([
  ["a minute for an hour", hourMs, { unit: "fixed", ms: 60_000 }],
  ["a quarter of an hour for a day", dayMs, { unit: "fixed", ms: 15 * 60_000 }],
  ["three hours for a week", 7 * dayMs, { unit: "hour", every: 3 }],
  ["twelve hours for a month", 30 * dayMs, { unit: "hour", every: 12 }],
  ["a week for a year", 365 * dayMs, { unit: "day", every: 7 }],
])("a bar is %s", (_, rangeMs, step) => {
  expect(stepFor(rangeMs)).toEqual(step);
});

test("bars follow each other without a gap, cover the range and are at most a hundred", () => {
  const at = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2027, 0, 1) });
  fc.assert(
    fc.property(
      at,
      fc.integer({ min: 1, max: 12 * 365 * dayMs }),
      fc.constantFrom(...zones),
      (from, ms, zone) => {
        const edges = barEdges(from, from + ms, stepFor(ms), zone);
        expect(edges[0]).toBeLessThanOrEqual(from);
        expect(edges[1]).toBeGreaterThan(from);
        expect(edges.at(-2)).toBeLessThan(from + ms);
        expect(edges.at(-1)).toBeGreaterThanOrEqual(from + ms);
        expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        expect(new Set(edges).size).toBe(edges.length);
        expect(edges.length).toBeLessThanOrEqual(101);
      },
    ),
  );
});

describe("a day on the reader's clock", () => {
  const hoursOf = (edges: readonly number[]) =>
    edges.slice(1).map((edge, i) => (edge - (edges[i] ?? 0)) / hourMs);

  test.each([
    ["has 25 hours when summer time ends", "Europe/Berlin", "2026-10-24T22:00Z", [25, 24]],
    ["has 23 hours when it begins", "Europe/Berlin", "2026-03-28T23:00Z", [23, 24]],
    [
      "has 24.5 hours where clocks move by half an hour",
      "Australia/Lord_Howe",
      "2026-04-04T13:00Z",
      [24.5, 24],
    ],
  ])("%s", (_, zone, midnight, hours) => {
    const from = Date.parse(midnight.replace("Z", ":00Z"));
    expect(hoursOf(barEdges(from, from + 48 * hourMs, day, zone)).slice(0, 2)).toEqual(hours);
  });

  test("is cut at its own hours", () => {
    const edges = barEdges(
      Date.parse("2026-10-24T22:00:00Z"),
      Date.parse("2026-10-25T23:00:00Z"),
      { unit: "hour", every: 6 },
      "Europe/Berlin",
    );
    expect(edges.map((edge) => new Date(edge).toISOString())).toEqual([
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T05:00:00.000Z",
      "2026-10-25T11:00:00.000Z",
      "2026-10-25T17:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
    ]);
  });

  test("begins a week on Monday and a quarter with its month", () => {
    const from = Date.parse("2026-11-20T10:00:00Z");
    const first = (step: Step) =>
      new Date(barEdges(from, from + 1, step, "UTC")[0] ?? 0).toISOString().slice(0, 10);
    expect(first({ unit: "day", every: 7 })).toBe("2026-11-16");
    expect(first({ unit: "month", every: 3 })).toBe("2026-10-01");
    expect(first({ unit: "month", every: 120 })).toBe("2020-01-01");
  });
});

test("an unknown zone is refused", () => {
  expect(() => offsetAt(0, "Nowhere/At_all")).toThrow(RangeError);
});
