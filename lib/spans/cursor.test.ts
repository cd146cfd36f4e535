import { describe, expect, test } from "vitest";
import { scopeOfJob } from "@/lib/auth/scope";
import { type Binding, CursorRefused, parseCursor, printCursor } from "./cursor";

const hourMs = 3_600_000;
const scope = scopeOfJob(1, "test");
const place = { value: null, id: "01234567-89ab-7def-8123-456789abcdef" };

/** A list whose range ends now and began a day ago, as it is asked for some time later. */
function listAfter(ms: number): Binding {
  const from = start + ms - 24 * hourMs;
  return {
    scope,
    selection: { environment: null, from, to: null, filters: [] },
    sort: { key: "time", descending: true },
  };
}

const start = Date.now();

describe("a cursor of a range that moves with the clock", () => {
  const first = { place, from: start - 24 * hourMs, to: null, low: null };

  test("holds as long as one reads", () => {
    // Page after page for two hours, each cursor made of the one before.
    const list = listAfter(0);
    const read = parseCursor(list, "after", printCursor(list, { ...first, since: start - 2 * hourMs }));
    const further = parseCursor(listAfter(hourMs), "after", printCursor(list, read));
    expect(further).toEqual({ ...first, since: start - 2 * hourMs });
  });

  test("is refused where the range moved further than the clock", () => {
    const text = printCursor(listAfter(0), first);
    expect(() => parseCursor(listAfter(hourMs), "after", text)).toThrow(CursorRefused);
    expect(() => parseCursor(listAfter(-hourMs), "after", text)).toThrow(CursorRefused);
  });
});
