import { describe, expect, test } from "vitest";
import { boundsOf, parseListState, serializeListState } from "./list-state";

describe("the state of a list", () => {
  test.each([
    "",
    "environment=test",
    "environment=staging&range=24h&model=gpt-4o",
    "environment=test%3Aqa",
    "from=2026-11-01T00%3A00%3A00.000Z&to=2026-11-02T00%3A00%3A00.000Z",
    "log_type=chat&log_type=tool&metadata.plan=pro&span=abc",
  ])("reads back from the URL it is written to: %s", (query) => {
    const state = parseListState(new URLSearchParams(query));
    expect(state.unknown).toEqual([]);
    expect(serializeListState(state).toString()).toBe(query);
  });

  test("names what it does not understand and goes on without it", () => {
    const state = parseListState({ range: "2y", from: "yesterday", colour: "red", model: ["a", "b"] });
    expect(state.unknown).toEqual(["colour", "from=yesterday", "range=2y"]);
    expect(state).toMatchObject({
      range: { preset: "7d" },
      filters: [{ field: "model", values: ["a", "b"] }],
    });
  });

  test("presets count back from now and have no end", () => {
    expect(boundsOf({ preset: "1h" }, 7_200_000)).toEqual({ from: 3_600_000, to: null });
    expect(boundsOf({ preset: "all" }, 1)).toEqual({ from: null, to: null });
  });
});
