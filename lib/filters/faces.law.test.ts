import fc from "fast-check";
import { expect, test } from "vitest";
import { spanFields } from "@/lib/spans/fields";
import { parseListState, serializeListState } from "@/lib/spans/list-state";
import { askedBy, overBounds } from "./bounds";
import { someExpression } from "./testing/expressions";
import { parseText, printText } from "./text";
import { parseWireFilters } from "./wire";
import { printWireFilters } from "./wire-print";

const numRuns = process.env.SPANDREL_LONG ? 20_000 : 500;

const expressions = fc
  .array(someExpression(spanFields), { maxLength: 4 })
  .filter((some) => overBounds(askedBy(spanFields, some), "A test") === null);

test("filters written as text read back the same", () => {
  const isKept = fc.property(expressions, (given) => {
    expect(parseText(spanFields, printText(spanFields, given))).toEqual({ ok: true, expressions: given });
  });
  fc.assert(isKept, { numRuns });
}, 600_000);

test("filters written as a REST body read back the same", () => {
  const isKept = fc.property(expressions, (given) => {
    const body: unknown = JSON.parse(JSON.stringify(printWireFilters(given)));
    expect(parseWireFilters(spanFields, body)).toEqual({ ok: true, filters: given });
  });
  fc.assert(isKept, { numRuns });
}, 600_000);

test("filters written into a URL read back the same", () => {
  const isKept = fc.property(expressions, (filters) => {
    const base = {
      environment: { side: "prod", name: "prod" },
      range: { preset: "7d" },
      span: null,
    } as const;
    const params = new URLSearchParams(serializeListState({ ...base, filters }).toString());
    expect(parseListState(params)).toMatchObject({ filters, problem: null, unknown: [] });
  });
  fc.assert(isKept, { numRuns });
}, 600_000);

test("any text reads as filters or is refused at a place within it", () => {
  const words = fc.constantFrom(
    "model",
    "metadata",
    "metadata.",
    ":",
    "cost",
    ">",
    "..",
    "(",
    ")",
    " OR ",
    " AND ",
    "NOT ",
    "-",
    '"',
    "*",
    ",",
    "a",
    "1",
    "\\",
    " ",
    "has:",
    "😀",
    "~",
    "type:",
    "chat",
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 14 }).map((some) => some.join("")),
    fc.string({ maxLength: 30, unit: "binary" }),
  );
  const seen = { read: 0, refused: 0 };
  const endsWell = fc.property(text, (typed) => {
    const read = parseText(spanFields, typed);
    if (read.ok) {
      seen.read++;
      expect(parseText(spanFields, printText(spanFields, read.expressions))).toEqual(read);
    } else {
      seen.refused++;
      expect(read.problem.message).not.toBe("");
      expect(read.problem.at).toBeGreaterThanOrEqual(0);
      expect(read.problem.at).toBeLessThanOrEqual(typed.length);
      expect(read.problem.length).toBeGreaterThan(0);
    }
  });
  fc.assert(endsWell, { numRuns: numRuns * 2 });
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(numRuns / 10);
}, 600_000);
