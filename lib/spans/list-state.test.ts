import { describe, expect, test } from "vitest";
import { boundsOf, parseListState, serializeListState, serializeRows } from "./list-state";

describe("the state of a list", () => {
  test.each([
    "",
    "environment=test",
    "environment=staging&range=24h&q=model%3Agpt-4o",
    "environment=test%3Aqa",
    "from=2026-11-01T00%3A00%3A00.000Z&to=2026-11-02T00%3A00%3A00.000Z",
    "q=type%3Achat%2Ctool+metadata.plan%3Apro+cost%3A%3E0.01&sort=-cost&span=abc",
    "cols=time%2Cspan%2Cmetadata.a%5C%2Cb&density=comfortable&zone=local",
    "q=model%3A",
  ])("reads back from the URL it is written to: %s", (query) => {
    const state = parseListState(new URLSearchParams(query));
    expect(state.unknown).toEqual([]);
    expect(serializeListState(state).toString()).toBe(query);
  });

  test("bounds beyond all spans are the nearest a list is read to", () => {
    const { range } = parseListState({
      from: "-271821-04-20T00:00:00.000Z",
      to: "+275760-09-13T00:00:00.000Z",
    });
    expect(range).toEqual({ preset: null, from: 0, to: Date.parse("9000-01-01T00:00:00.000Z") });
  });

  test("reads short links, and writes them as one text", () => {
    const state = parseListState(new URLSearchParams("q=status:error&model=a&model=b&metadata.plan.not=pro"));
    expect(serializeListState(state).get("q")).toBe("status:error model:a,b -metadata.plan:pro");
  });

  test("marks a text that is no filter, lists nothing by it and keeps it", () => {
    const state = parseListState({ q: "model:a cost:>cheap", model: "b" });
    expect(state).toMatchObject({ filters: [], problem: { at: 13, length: 6, text: "model:a cost:>cheap" } });
    expect(serializeListState({ ...state, range: { preset: "1h" } }).get("q")).toBe("model:a cost:>cheap");
    const mended = parseListState({ q: "model:a" });
    expect(serializeListState({ ...state, filters: mended.filters, problem: null }).get("q")).toBe("model:a");
  });

  test.each([
    ["from=2026-11-02&to=2026-11-01", "to"],
    ["from=2026-11-02&to=2026-11-02", "to"],
    ["from=2026-11-02&to=2026-11-01&q=cost%3Aabc", "q"],
  ])("names what cannot be listed, and keeps it as it was written: %s", (query, field) => {
    const state = parseListState(new URLSearchParams(query));
    expect(state.problem?.field).toBe(field);
    const kept = serializeListState(state);
    expect(kept.get("from")).toBe("2026-11-02T00:00:00.000Z");
    expect(parseListState(kept).problem).toEqual(state.problem);
  });

  test.each(["from=2026-11-01&to=2026-11-02", "from=2026-11-02", "to=2026-11-02", "range=1h"])(
    "takes a time that ends after it begins: %s",
    (query) => expect(parseListState(new URLSearchParams(query)).problem).toBeNull(),
  );

  test("how a list looks does not change which rows it has", () => {
    const shown = parseListState({
      q: "model:a",
      sort: "cost",
      cols: "time",
      density: "comfortable",
      zone: "local",
      span: "x",
    });
    expect(serializeRows(shown).toString()).toBe("q=model%3Aa&sort=cost");
  });

  test("names what it does not understand and goes on without it", () => {
    const state = parseListState({
      range: "2y",
      sort: "-colour",
      zone: "mars",
      from: "yesterday",
      colour: "red",
      cols: "cots,*time@90",
      model: ["a", "b"],
    });
    expect(state.unknown).toEqual([
      "colour",
      "from=yesterday",
      "range=2y",
      "sort=-colour",
      "cols=cots",
      "zone=mars",
    ]);
    expect(state).toMatchObject({
      columns: ["*time@90"],
      range: { preset: "7d" },
      filters: [{ field: "model", values: ["a", "b"] }],
    });
  });

  test("presets count back from now and have no end", () => {
    expect(boundsOf({ preset: "1h" }, 7_200_000)).toEqual({ from: 3_600_000, to: null });
    expect(boundsOf({ preset: "all" }, 1)).toEqual({ from: null, to: null });
  });
});
