import { expect, test } from "vitest";
import type { Step } from "@/lib/spans/aggregates/bars";
import { spanWords, tickWords } from "./bar-words";

const at = (iso: string) => Date.parse(iso);
const quarter: Step = { unit: "fixed", ms: 900_000 };
const seconds: Step = { unit: "fixed", ms: 5_000 };
const day: Step = { unit: "day", every: 1 };
const week: Step = { unit: "day", every: 7 };
const month: Step = { unit: "month", every: 1 };

test.each([
  ["19 Nov 09:45 – 10:00", "2026-11-19T09:45Z", "2026-11-19T10:00Z", quarter, "UTC"],
  ["19 Nov 10:45 – 11:00", "2026-11-19T09:45Z", "2026-11-19T10:00Z", quarter, "Europe/Berlin"],
  ["19 Nov 23:45 – 00:00", "2026-11-19T23:45Z", "2026-11-20T00:00Z", quarter, "UTC"],
  ["19 Nov 22:00 – 20 Nov 02:00", "2026-11-19T22:00Z", "2026-11-20T02:00Z", quarter, "UTC"],
  ["19 Nov 09:45:05 – 09:45:10", "2026-11-19T09:45:05Z", "2026-11-19T09:45:10Z", seconds, "UTC"],
  ["25 Oct 2026", "2026-10-24T22:00Z", "2026-10-25T23:00Z", day, "Europe/Berlin"],
  ["16 Nov – 22 Nov 2026", "2026-11-16T00:00Z", "2026-11-23T00:00Z", week, "UTC"],
  ["28 Dec 2026 – 3 Jan 2027", "2026-12-28T00:00Z", "2027-01-04T00:00Z", week, "UTC"],
])("%s", (words, from, to, step, zone) => {
  expect(spanWords(at(from), at(to), step, zone)).toBe(words);
});

test.each([
  ["19 Nov 09:45", "2026-11-19T09:45Z", quarter, true],
  ["09:45", "2026-11-19T09:45Z", quarter, false],
  ["20 Nov", "2026-11-20T00:00Z", quarter, false],
  ["20 Nov 2026", "2026-11-20T00:00Z", day, true],
  ["20 Nov", "2026-11-20T00:00Z", day, false],
  ["Nov 2026", "2026-11-01T00:00Z", month, false],
])("a tick reads %s", (words, ms, step, isFirst) => {
  expect(tickWords(at(ms), step, "UTC", isFirst)).toBe(words);
});
