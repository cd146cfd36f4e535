import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeSent, type SentSpan, sentSpan } from "./merge";
import type { NewSpan } from "./new-span";

const part = (given: Partial<NewSpan>): SentSpan => sentSpan({ traceId: "t", spanId: "s", ...given });

test("of two values the part that ends later wins, then the larger", () => {
  const early = part({ endMicros: 10, model: "b", promptTokens: 7 });
  const late = part({ endMicros: 20, model: "a" });
  expect(mergeSent(early, late).span).toMatchObject({ endMicros: 20, model: "a", promptTokens: 7 });
  expect(mergeSent(part({ model: "a" }), part({ model: "b" })).span.model).toBe("b");
});

test("a fact keeps the end of the part it came with through further merges", () => {
  const first = mergeSent(part({ endMicros: 10, model: "first" }), part({ endMicros: 30, name: "late" }));
  expect(mergeSent(first, part({ endMicros: 20, model: "second" })).span.model).toBe("second");
});

test("metadata and extras merge key by key", () => {
  const a = part({ metadata: { x: "1", y: "1" }, content: { extras: { tools: [1], seed: 1 } } });
  const b = part({ endMicros: 5, metadata: { y: "2" }, content: { input: "hi", extras: { seed: 2 } } });
  expect(mergeSent(a, b).span).toMatchObject({
    metadata: { x: "1", y: "2" },
    content: { input: "hi", extras: { tools: [1], seed: 2 } },
  });
});

test("content goes and stays away once any part switched it off", () => {
  const off = mergeSent(part({ content: { input: "secret" } }), part({ noLog: true }));
  expect(mergeSent(off, part({ endMicros: 9, content: { output: "more" } })).span).toEqual({
    traceId: "t",
    spanId: "s",
    endMicros: 9,
    noLog: true,
  });
});

test("a part without a parent does not unmake a child", () => {
  expect(mergeSent(part({ parentId: "p" }), part({ endMicros: 9, parentId: null })).span.parentId).toBe("p");
});

const small = fc.integer({ min: 0, max: 4 });
const word = fc.constantFrom("a", "b", "c");
const anyPart: fc.Arbitrary<SentSpan> = fc
  .record(
    {
      startMicros: small,
      endMicros: small,
      model: word,
      promptTokens: small,
      isError: fc.boolean(),
      parentId: fc.constantFrom("p", "q", null),
      noLog: fc.constantFrom(true, undefined),
      metadata: fc.dictionary(word, word, { noNullPrototype: true }),
      attributes: fc.dictionary(word, word, { noNullPrototype: true }),
      warnings: fc.uniqueArray(word, { maxLength: 2 }),
      content: fc.record(
        { input: word, extras: fc.dictionary(word, small, { noNullPrototype: true }) },
        { requiredKeys: [], noNullPrototype: true },
      ),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((given) => mergeSent(part(given), part(given)));

test("order, grouping and repetition of parts make no difference", () => {
  fc.assert(
    fc.property(anyPart, anyPart, anyPart, (a, b, c) => {
      expect(mergeSent(a, b)).toEqual(mergeSent(b, a));
      expect(mergeSent(mergeSent(a, b), c)).toEqual(mergeSent(a, mergeSent(b, c)));
      expect(mergeSent(a, a)).toEqual(a);
    }),
  );
});
