import { expect, test } from "vitest";
import { asRecord, parsedText } from "./coerce";
import { measure, refuseUnwieldy } from "./measure";

const deep = (levels: number) => JSON.parse("[".repeat(levels) + "]".repeat(levels));

test("measures bytes, depth and dirt", () => {
  expect(measure({ a: ["xx", 1] })).toEqual({ bytes: 19, depth: 2, dirty: false });
  expect(measure("a\0").dirty).toBe(true);
  expect(measure({ "\uD800": 1 }).dirty).toBe(true);
});

test("a hundred thousand levels do not overflow the stack", () => {
  const { rejection } = refuseUnwieldy({ input: deep(100_000) });
  expect(rejection).toEqual({
    field: "input",
    message: "input is nested deeper than 200 levels, the limit.",
  });
});

test("200 levels pass", () => {
  expect(refuseUnwieldy({ input: deep(200) }).rejection).toBeNull();
  expect(refuseUnwieldy({ input: deep(201) }).rejection).not.toBeNull();
});

test("a span over 20 MB is refused with its size and largest field", () => {
  const { rejection } = refuseUnwieldy({ model: "m", input: "x".repeat(21 * 1024 * 1024) });
  expect(rejection).toEqual({
    field: "input",
    message: "The span has 21 MB; the limit for one span is 20 MB (largest field: input).",
  });
});

test("JSON text nested too deep stays text", () => {
  const text = `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`;
  expect(asRecord(text)).toBeUndefined();
  expect(parsedText(text)).toBe(text);
});
