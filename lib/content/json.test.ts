import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDeepJson, layOutJson, parseJson } from "./json";

describe("layOutJson", () => {
  it("holds the same value", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, 4), (source, space) => {
        const spaced = JSON.stringify(JSON.parse(source), null, space);
        expect(JSON.parse(layOutJson(spaced))).toEqual(JSON.parse(source));
      }),
    );
  });

  it.each([
    ["a short object on one line", '{"a":1,"b":"x"}', '{ "a": 1, "b": "x" }'],
    ["a short list on one line", "[1,2, 3]", "[1, 2, 3]"],
    ["nothing", "{}", "{}"],
    ["what holds more over lines", '{"a":[{"b":[]}]}', '{\n  "a": [\n    {\n      "b": []\n    }\n  ]\n}'],
    [
      "numbers as they were written",
      "[12345678901234567890,1e400,-0.0]",
      "[12345678901234567890, 1e400, -0.0]",
    ],
    ["repeated keys", '{"a":1,"a":2}', '{ "a": 1, "a": 2 }'],
    ["brackets and quotes inside texts", '["}{][\\",:\\\\"]', '["}{][\\",:\\\\"]'],
    ["a long list over lines", `["${"x".repeat(90)}",1]`, `[\n  "${"x".repeat(90)}",\n  1\n]`],
  ])("writes %s", (_name, source, expected) => {
    expect(layOutJson(source)).toBe(expected);
  });

  it("leaves room for the value however deep it lies", () => {
    const deep = `${"[".repeat(9_999)}1${"]".repeat(9_999)}`;
    const lines = layOutJson(deep).split("\n");
    expect(lines.length).toBeGreaterThan(19_000);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(50);
  });

  it("refuses what nobody can walk", () => {
    expect(() => layOutJson(`${"[".repeat(10_002)}${"]".repeat(10_002)}`)).toThrow(RangeError);
  });
});

describe("isDeepJson", () => {
  const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  it.each([
    ["more levels than are indented", nested(21), true],
    ["as many", nested(20), false],
    ["many beside each other", `[${Array(50).fill(nested(3)).join(",")}]`, false],
    ["brackets inside texts", JSON.stringify(["[".repeat(50), "]".repeat(50), { a: '\\"[[' }]), false],
    ["levels behind texts that would close some", `["${"]".repeat(50)}",${nested(21)}]`, true],
  ])("tells %s", (_name, source, isDeep) => {
    expect(isDeepJson(source)).toBe(isDeep);
  });
});

describe("parseJson", () => {
  it("answers null for what is no JSON", () => {
    expect(parseJson("{not json")).toBeNull();
  });
  it("reads small numbers as numbers", () => {
    expect(parseJson('{"a":1.5,"id":"1234567890123456"}')).toEqual({
      value: { a: 1.5, id: "1234567890123456" },
    });
  });
});
