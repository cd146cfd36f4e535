import { describe, expect, it } from "vitest";
import { fromInputValue, toInputValue } from "./instants";

describe("an instant in a datetime-local input", () => {
  it("reads and writes UTC", () => {
    const ms = Date.UTC(2026, 10, 20, 9, 44);
    expect(toInputValue(ms, "utc")).toBe("2026-11-20T09:44");
    expect(fromInputValue("2026-11-20T09:44", "utc")).toBe(ms);
  });

  it.each([Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1, 12, 30)])(
    "comes back the same in the local zone (%d)",
    (ms) => {
      expect(fromInputValue(toInputValue(ms, "local"), "local")).toBe(ms);
    },
  );

  it.each(["", "soon", "2026-13-01T00:00"])("takes %j for no instant", (value) => {
    expect(fromInputValue(value, "utc")).toBeNull();
  });
});
