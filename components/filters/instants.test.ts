import { describe, expect, it } from "vitest";
import { fromInputValue, stepped, toInputValue } from "./instants";

describe("an instant that can be typed", () => {
  it.each([
    [Date.UTC(2026, 10, 20, 9, 44), "2026-11-20 09:44"],
    [Date.UTC(2026, 10, 20, 9, 44, 5), "2026-11-20 09:44:05"],
    [Date.UTC(2026, 10, 20, 9, 44, 5, 70), "2026-11-20 09:44:05.070"],
    [0, "1970-01-01 00:00"],
    [Date.UTC(9000, 0), "9000-01-01 00:00"],
  ])("is written and read in UTC: %d is %s", (ms, text) => {
    expect(toInputValue(ms, "utc")).toBe(text);
    expect(fromInputValue(text, "utc")).toBe(ms);
  });

  it.each(["2026-11-20T09:44", " 2026-11-20 09:44 ", "2026-11-20  09:44:00"])(
    "is understood as %j",
    (text) => {
      expect(fromInputValue(text, "utc")).toBe(Date.UTC(2026, 10, 20, 9, 44));
    },
  );

  it("is midnight for a day alone", () => {
    expect(fromInputValue("2026-11-20", "utc")).toBe(Date.UTC(2026, 10, 20));
  });

  it.each([Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1, 12, 30, 1, 2)])(
    "comes back the same in the local zone (%d)",
    (ms) => {
      expect(fromInputValue(toInputValue(ms, "local"), "local")).toBe(ms);
    },
  );

  it.each([
    "",
    "soon",
    "2026-13-01 00:00",
    "2026-02-30",
    "2026-11-20 24:00",
    "2026-11-20 09",
    "11/20/2026 09:44 AM",
  ])("is none for %j", (text) => {
    expect(fromInputValue(text, "utc")).toBeNull();
    expect(stepped(text, 0, 1)).toBeNull();
  });
});

describe("a step at the caret", () => {
  it.each([
    [0, 1, "2029-02-28 23:59"],
    [6, 1, "2028-03-29 23:59"],
    [6, -2, "2027-12-29 23:59"],
    [9, 1, "2028-03-01 23:59"],
    [12, 1, "2028-03-01 00:59"],
    [16, 1, "2028-03-01 00:00"],
    [16, -1, "2028-02-29 23:58"],
  ])("at %d by %d makes 2028-02-29 23:59 into %s", (caret, by, text) => {
    expect(stepped("2028-02-29 23:59", caret, by)).toBe(text);
  });
});
