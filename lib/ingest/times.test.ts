import fc from "fast-check";
import { expect, test } from "vitest";
import { microsOf } from "./times";

const instant = Date.UTC(2026, 10, 20, 6, 56, 51) * 1000;

test.each<[string, unknown, number | undefined]>([
  ["ISO with Z", "2026-11-20T06:56:51.758Z", instant + 758_000],
  ["ISO without a zone, which is UTC", "2026-11-20T06:56:51.758", instant + 758_000],
  ["ISO with microseconds", "2026-11-20T06:56:51.123456Z", instant + 123_456],
  ["ISO with nanoseconds, cut to microseconds", "2026-11-20T06:56:51.123456789Z", instant + 123_456],
  ["ISO with an offset", "2026-11-20T08:56:51+02:00", instant],
  ["ISO with a short negative offset", "2026-11-20T01:26:51-0530", instant],
  ["ISO with a blank", "2026-11-20 06:56:51", instant],
  ["a date alone", "2026-11-20", Date.UTC(2026, 10, 20) * 1000],
  ["epoch seconds", 1795157811, 1795157811_000_000],
  ["epoch seconds with a fraction", 1795157811.5, 1795157811_500_000],
  ["epoch milliseconds", 1795157811758, 1795157811_758_000],
  ["epoch microseconds", 1795157811758123, 1795157811_758_123],
  ["epoch nanoseconds as text, exactly", "1795157806946531019", 1795157806_946_531],
  ["epoch seconds as text", "1795157811.25", 1795157811_250_000],
  ["words", "yesterday", undefined],
  ["an impossible month", "2026-13-01T00:00:00Z", undefined],
  ["an object", {}, undefined],
  ["not a number", Number.NaN, undefined],
])("reads %s", (_, sent, micros) => {
  expect(microsOf(sent)).toBe(micros);
});

test("any date survives its own ISO text", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
      (date) => {
        expect(microsOf(date.toISOString())).toBe(date.getTime() * 1000);
      },
    ),
  );
});

test("no text throws", () => {
  fc.assert(fc.property(fc.string(), (text) => void microsOf(text)));
});
