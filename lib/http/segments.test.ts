import fc from "fast-check";
import { expect, test } from "vitest";
import { Segments } from "./segments";

test("pieces of any size come out whole, in memory that was announced and is theirs alone", () => {
  const pieces = fc.array(fc.oneof(fc.nat(300_000), fc.constant(0), fc.nat(10)), { maxLength: 30 });
  fc.assert(
    fc.property(pieces, fc.nat(200_000), (sizes, announced) => {
      const segments = new Segments(announced);
      const sent = sizes.map((size, i) => Buffer.alloc(size, i + 1));
      let taken = 0;
      for (const piece of sent) {
        taken += segments.growthFor(piece);
        segments.add(piece);
      }
      expect(segments.size).toBe(sent.reduce((sum, { length }) => sum + length, 0));
      const parts = segments.parts();
      expect(Buffer.concat(parts).equals(Buffer.concat(sent))).toBe(true);
      expect(parts.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)).toBe(taken);
      expect(parts.every(({ byteOffset }) => byteOffset === 0)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("a small body takes memory of its size, a large one few segments", () => {
  const small = new Segments(300);
  expect(small.growthFor(Buffer.alloc(300))).toBe(300);
  const large = new Segments(0);
  for (let i = 0; i < 160; i += 1) large.add(Buffer.alloc(64 * 1024));
  expect(large.parts().length).toBeLessThan(16);
});
