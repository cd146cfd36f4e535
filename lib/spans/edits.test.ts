import fc from "fast-check";
import { expect, test } from "vitest";
import { type Edits, laterEdits, withEdits } from "./edits";
import { mergeSent, type SentSpan, sentSpan } from "./merge";
import type { NewSpan } from "./new-span";

const part = (given: Partial<NewSpan>): SentSpan => sentSpan({ traceId: "t", spanId: "s", ...given });

test("an edit takes the place of what was sent, key by key, and null takes away", () => {
  const sent = part({
    customId: "sent",
    pinned: true,
    metadata: { plan: "free", region: "eu" },
    attributes: { plan: "x", "http.route": "/a" },
    content: { input: "hi", extras: { note: "sent", seed: 1 } },
  });
  const { span, edits } = withEdits(sent, {
    customId: null,
    pinned: false,
    positiveFeedback: null,
    note: "ours",
    metadata: { plan: "pro", region: null, "http.route": null },
  });
  expect(span).toEqual({
    traceId: "t",
    spanId: "s",
    pinned: false,
    positiveFeedback: null,
    metadata: { plan: "pro" },
    content: { input: "hi", extras: { note: "ours", seed: 1 } },
  });
  expect(withEdits({ span, ends: {}, ...(edits ? { edits } : {}) }, { note: null }).span.content).toEqual({
    input: "hi",
    extras: { seed: 1 },
  });
});

const word = fc.constantFrom("a", "b", "c");
const small = fc.integer({ min: 0, max: 4 });
const dictionary = fc.dictionary(word, word, { noNullPrototype: true });
const anyPart = fc
  .record(
    {
      endMicros: small,
      customId: word,
      pinned: fc.boolean(),
      privacyFlag: fc.boolean(),
      positiveFeedback: fc.constantFrom(true, false, null),
      noLog: fc.constantFrom(true, undefined),
      metadata: dictionary,
      attributes: dictionary,
      content: fc.record(
        {
          input: word,
          extras: fc.record({ note: word, seed: small }, { requiredKeys: [], noNullPrototype: true }),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((given) => mergeSent(part(given), part(given)));
const anyEdits: fc.Arbitrary<Edits> = fc.record(
  {
    pinned: fc.boolean(),
    privacyFlag: fc.boolean(),
    positiveFeedback: fc.constantFrom(true, false, null),
    customId: fc.constantFrom("edited", null),
    note: fc.constantFrom("edited", null),
    metadata: fc.dictionary(word, fc.constantFrom("edited", null), { noNullPrototype: true }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

test("an edit holds whatever comes after it, and it makes no difference what of it came before", () => {
  fc.assert(
    fc.property(anyPart, anyPart, anyPart, anyEdits, (a, b, c, edits) => {
      const edited = withEdits(a, edits);
      const late = mergeSent(edited, b);
      expect(late).toEqual(withEdits(mergeSent(a, b), edits));
      expect(mergeSent(b, edited)).toEqual(late);
      expect(mergeSent(late, c)).toEqual(mergeSent(edited, mergeSent(b, c)));
      // Sending the same again changes nothing.
      expect(mergeSent(late, b)).toEqual(late);
      expect(mergeSent(late, late)).toEqual(late);
    }),
  );
});

test("of two edits the later counts, and both at once are the one after the other", () => {
  fc.assert(
    fc.property(anyPart, anyEdits, anyEdits, (sent, first, second) => {
      const both = laterEdits(first, second) ?? second;
      expect(withEdits(withEdits(sent, first), second)).toEqual(withEdits(sent, both));
    }),
  );
});
