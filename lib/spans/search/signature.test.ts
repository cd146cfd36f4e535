import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesIn, type Signature, type SignedTexts, signatureOf, sliceBytes, slicesOf } from "./signature";

function placesOf({ slices, hashes }: Signature, word: string): number[] {
  const wanted = slicesOf(word, hashes).map((slice) =>
    slices.subarray(slice * sliceBytes, (slice + 1) * sliceBytes),
  );
  return placesIn(Buffer.concat(wanted));
}

const letters = fc.constantFrom(
  ...'aeinrstqz0195 .,-_"\\\n',
  "é",
  "ß",
  "ж",
  "中",
  "文",
  "ก",
  "😀",
  "\ud83d",
  "\u0301",
);
const text = fc.array(letters, { maxLength: 200 }).map((all) => all.join(""));

test("a text has its bit wherever any fragment of it is looked for", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { maxLength: 2 }), { minLength: 1, maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 30 }),
      (spans, which, from, length) => {
        const signature = signatureOf(spans);
        const place = which % spans.length;
        const whole = spans[place]?.[0] ?? "";
        const start = whole.length === 0 ? 0 : from % whole.length;
        const word = whole.slice(start, start + length);
        if (slicesOf(word, signature.hashes).length === 0) return;
        expect(placesOf(signature, word)).toContain(place);
      },
    ),
    { seed: 11, numRuns: 150 },
  );
});

describe("spans without a word are told apart", () => {
  const filler = (i: number) => `span ${i} answers a question about an order that came ${i} days late`;
  const spans: SignedTexts[] = Array.from({ length: 512 }, (_, i) => [filler(i)]);
  spans[17] = ["a quiz about zq"];
  spans[300] = ["お客様の請求書"];
  spans[511] = null;
  const signature = signatureOf(spans);

  test.each([
    ["zq", [17, 511]],
    ["quiz", [17, 511]],
    ["請求", [300, 511]],
    ["請", [300, 511]],
    ["xy", [511]],
    ["span 7 answers", [7, 511]],
  ])("%s", (word, places) => {
    const found = placesOf(signature, word);
    expect(found).toEqual(expect.arrayContaining(places));
    // Slices are shared: a few more may have to be looked at, most of all for a single letter.
    expect(found.length).toBeLessThan(word.length === 1 ? 128 : places.length + 12);
  });

  test("where nothing can be told nothing is said", () => {
    expect(slicesOf("a", signature.hashes)).toEqual([]);
    expect(slicesOf("", signature.hashes)).toEqual([]);
  });

  test("short texts take few slices, long ones more", () => {
    const long = signatureOf(
      spans.map((_, i) => [
        Array.from({ length: 900 }, (_, k) => ((k * 7919 + i * 31) % 46656).toString(36)).join(""),
      ]),
    );
    expect(signature.hashes).toBeLessThan(long.hashes);
    expect(signature.slices).toHaveLength((36 * 36 + signature.hashes) * sliceBytes);
  });
});
