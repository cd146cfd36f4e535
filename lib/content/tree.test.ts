import { describe, expect, it } from "vitest";
import { childrenAt } from "./tree";

const root = {
  text: "hello",
  "a.b": { deep: [1, null] },
  "": true,
  many: Array.from({ length: 250 }, (_, id) => ({ id })),
};

describe("childrenAt", () => {
  it("lists the entries of the root with a preview each", () => {
    expect(
      childrenAt(root, []).map(({ label, preview, type, size }) => [label, preview, type, size]),
    ).toEqual([
      ["text", "hello", "text", 0],
      ["a.b", "{ deep }", "object", 1],
      ["", "true", "word", 0],
      ["many", "[ 250 entries ]", "list", 250],
    ]);
  });

  it("leads by the path of a node to what is below it, whatever the key", () => {
    const [, dotted] = childrenAt(root, []);
    const [deep] = childrenAt(root, dotted?.path ?? []);
    expect(childrenAt(root, deep?.path ?? []).map(({ label, preview }) => [label, preview])).toEqual([
      ["0", "1"],
      ["1", "null"],
    ]);
  });

  it("deals more than a hundred entries into runs, none lost", () => {
    const runs = childrenAt(root, ["many"]);
    expect(runs.map(({ label, size }) => [label, size])).toEqual([
      ["0 … 99", 100],
      ["100 … 199", 100],
      ["200 … 249", 50],
    ]);
    const entries = runs.flatMap(({ path }) => childrenAt(root, path));
    expect(entries.map(({ label }) => label)).toEqual(Array.from({ length: 250 }, (_, at) => String(at)));
    expect(childrenAt(root, entries[249]?.path ?? [])).toMatchObject([{ label: "id", preview: "249" }]);
  });

  it("deals the keys of a large object the same way", () => {
    const large = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`k${at}`, at]));
    const [, last] = childrenAt(large, []);
    expect(childrenAt(large, last?.path ?? [])).toMatchObject([{ label: "k100", preview: "100" }]);
  });

  it.each([
    ["a scalar", ["text"]],
    ["nothing", ["missing"]],
    ["what every object inherits", ["constructor"]],
  ])("has nothing below %s", (_name, path) => {
    expect(childrenAt(root, path)).toEqual([]);
  });

  it("cuts a long text in its preview", () => {
    expect(childrenAt(["x".repeat(10_000)], [])[0]?.preview).toHaveLength(301);
  });
});
