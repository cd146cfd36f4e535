import fc from "fast-check";
import { expect, test } from "vitest";
import { type Piece, piecesOf } from "./pieces";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const inside = ({ from, to }: Piece, at: number) => (from === null || at >= from) && (to === null || at < to);
const isWhole = ({ from, to }: Piece, unitMs: number) =>
  (from ?? 0) % unitMs === 0 && (to ?? 0) % unitMs === 0;

const instant = fc.oneof(
  fc.integer({ min: 0, max: 5 * dayMs }),
  fc.integer({ min: 0, max: 120 }).map((n) => n * hourMs),
);

test("the pieces of a range hold each of its instants once, and nothing else", () => {
  fc.assert(
    fc.property(
      fc.option(instant),
      fc.option(instant),
      fc.constantFrom("hour" as const, "day" as const),
      fc.array(instant),
      (from, to, grain, instants) => {
        const { days, hours, edges } = piecesOf({ from, to }, grain);
        const pieces = [...(days ? [days] : []), ...hours, ...edges];
        for (const at of [...instants, from ?? 0, (to ?? 1) - 1]) {
          expect(pieces.filter((piece) => inside(piece, at))).toHaveLength(inside({ from, to }, at) ? 1 : 0);
        }
        expect(hours.every((piece) => isWhole(piece, hourMs))).toBe(true);
        expect(days === null || isWhole(days, dayMs)).toBe(true);
      },
    ),
  );
});

test("a long range is days, with hours and edges only at its ends", () => {
  expect(piecesOf({ from: 90 * 60_000, to: 3 * dayMs + 1 }, "day")).toEqual({
    days: { from: dayMs, to: 3 * dayMs },
    hours: [{ from: 2 * hourMs, to: dayMs }],
    edges: [
      { from: 90 * 60_000, to: 2 * hourMs },
      { from: 3 * dayMs, to: 3 * dayMs + 1 },
    ],
  });
});
