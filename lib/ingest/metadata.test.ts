import { describe, expect, test } from "vitest";
import { cleanText, cleanValue, cutBytes, cutText } from "./clean";
import { buildMetadata, flattened, type MetadataEntry, withSetAside } from "./metadata";
import { Repairs } from "./repairs";

function built(entries: MetadataEntry[]) {
  const repairs = new Repairs();
  const { map, whole } = buildMetadata(entries, repairs);
  return { map: Object.fromEntries(map), whole, warnings: repairs.warnings };
}

describe("metadata", () => {
  test("is a flat map of strings", () => {
    const { map } = built([
      ["text", "a"],
      ["number", 2.5],
      ["yes", true],
      ["object", { a: [1] }],
      ["nothing", null],
    ]);
    expect(map).toEqual({ text: "a", number: "2.5", yes: "true", object: '{"a":[1]}' });
  });

  test("unquotes a JSON-quoted string once", () => {
    expect(
      built([
        ["env", '"production"'],
        ["twice", '"\\"x\\""'],
        ["lone", '"'],
      ]).map,
    ).toEqual({
      env: "production",
      twice: '"x"',
      lone: '"',
    });
  });

  test("the first entry of a key wins", () => {
    expect(
      built([
        ["a", "explicit"],
        ["a", "attribute"],
      ]).map,
    ).toEqual({ a: "explicit" });
  });

  test("a value that was set aside never takes the place of the client's own", () => {
    const setAside = new Map<string, unknown>([
      ["log_type", "ritual"],
      ["cost", -1],
    ]);
    expect(built(withSetAside([["log_type", "mine"]], setAside)).map).toEqual({
      log_type: "mine",
      sent_log_type: "ritual",
      cost: "-1",
    });
  });

  test("a value over 4 KiB is cut in the map, kept whole beside it, and said", () => {
    const long = "é".repeat(4000);
    const { map, whole, warnings } = built([["big", long]]);
    expect(Buffer.byteLength(map.big ?? "")).toBe(4096);
    expect(whole).toEqual({ big: long });
    expect(warnings).toEqual([expect.stringContaining("metadata.big is longer than 4096 bytes")]);
  });

  test("keys past the 256th and keys over 128 characters are kept beside the map", () => {
    const entries = Array.from({ length: 300 }, (_, i): MetadataEntry => [`k${i}`, "v"]);
    const { map, whole, warnings } = built([["x".repeat(129), "v"], ...entries]);
    expect(Object.keys(map)).toHaveLength(256);
    expect(Object.keys(whole)).toHaveLength(45);
    expect(warnings).toEqual([expect.stringContaining("45 of them")]);
  });

  test("a key named like a prototype is just a key", () => {
    const { map } = built(Object.entries(JSON.parse('{"__proto__":"x","constructor":"y"}')));
    expect(Object.entries(map)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
  });

  test("nested attributes flatten with dots, lists stay whole", () => {
    expect([...flattened("a", { b: { c: 1 }, d: [1, 2] })]).toEqual([
      ["a.b.c", 1],
      ["a.d", [1, 2]],
    ]);
  });
});

describe("cleaning", () => {
  test("replaces NUL and lone surrogates and leaves the rest", () => {
    expect(cleanText("a\0b\uD800c😀")).toBe("a\uFFFDb\uFFFDc😀");
    expect(cleanValue({ "k\0": ["\uDC00", 1, null] })).toEqual({ "k\uFFFD": ["\uFFFD", 1, null] });
  });

  test("never cuts a character in half", () => {
    expect(cutText("ab😀", 3)).toBe("ab");
    expect(cutBytes("aé", 2)).toBe("a");
    expect(cutBytes("abc", 2)).toBe("ab");
  });
});
