import fc from "fast-check";

type Injury = (bytes: Buffer) => Buffer;
type Splice = { at: number; remove: number; insert: Uint8Array };

/** Bytes that length prefixes, varints, tags and texts trip over. */
const nasty = [
  [0x00],
  [0xff],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0x80, 0x80, 0x80, 0x80, 0x10],
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
  [0xef, 0xbb, 0xbf],
  [0x0b],
  [0x0c],
  [0x0f],
].map((bytes) => Uint8Array.from(bytes));

/**
 * A body with one to six injuries: flipped bits, cuts, insertions, slices repeated, moved or overwritten, and length
 * bytes blown up.
 */
export function mutatedBytes(original: Uint8Array): fc.Arbitrary<Buffer> {
  const size = Math.max(1, original.length);
  const place = fc.nat(size - 1);
  const length = fc.oneof(fc.nat(8), fc.nat(Math.min(size, 400)));
  const slice = fc
    .tuple(place, length)
    .map(([at, count]) => Uint8Array.from(original.subarray(at, at + count)));
  const injury: fc.Arbitrary<Injury> = fc.oneof(
    fc.tuple(place, fc.nat(7)).map(([at, bit]) => editByte(at, (byte) => byte ^ (1 << bit))),
    fc.tuple(place, fc.nat(255)).map(([at, value]) => editByte(at, () => value)),
    fc
      .tuple(place, fc.integer({ min: 1, max: 127 }))
      .map(([at, more]) => editByte(at, (byte) => byte + more)),
    place.map(
      (at): Injury =>
        (bytes) =>
          bytes.subarray(0, at),
    ),
    place.map(
      (at): Injury =>
        (bytes) =>
          bytes.subarray(at),
    ),
    splice(place, length, fc.constant(new Uint8Array())),
    splice(place, fc.constant(0), fc.oneof(fc.constantFrom(...nasty), fc.uint8Array({ maxLength: 12 }))),
    splice(place, length, slice),
    splice(place, fc.constant(0), slice),
  );
  return fc
    .array(injury, { minLength: 1, maxLength: 6 })
    .map((injuries) => injuries.reduce<Buffer>((bytes, injure) => injure(bytes), Buffer.from(original)));
}

function editByte(at: number, edit: (byte: number) => number): Injury {
  return (bytes) => {
    if (bytes.length === 0) return bytes;
    const edited = Buffer.from(bytes);
    const index = at % bytes.length;
    edited[index] = edit(edited[index] ?? 0) & 0xff;
    return edited;
  };
}

function splice(at: fc.Arbitrary<number>, remove: fc.Arbitrary<number>, insert: fc.Arbitrary<Uint8Array>) {
  return fc.record<Splice>({ at, remove, insert }).map((cut) => (bytes: Buffer) => {
    const start = Math.min(cut.at, bytes.length);
    return Buffer.concat([bytes.subarray(0, start), cut.insert, bytes.subarray(start + cut.remove)]);
  });
}
