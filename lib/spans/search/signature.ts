/**
 * A bit-sliced signature of the words of 512 spans. Every letter, pair and triple of letters of a text sets the span's bit in
 * one slice; a text that contains a word has its bit in all slices of that word, so that spans without are known
 * not to contain it. The others have to be looked at: different triples share a slice.
 *
 * Letters are UTF-16 code units of texts in lower case as the database makes it; any script, digits and punctuation
 * are letters here.
 */
export const spansPerSignature = 512;
/** Of one slice. */
export const sliceBytes = spansPerSignature / 8;

export type Signature = {
  /** Slices that triples, and pairs of other letters than a–z and 0–9, are spread over: a power of two. */
  hashes: number;
  /** Slice after slice: the pairs of a–z and 0–9 with one slice each, then `hashes` shared ones. */
  slices: Uint8Array;
};

/** What a span carries, in lower case; null is more than is worth signing, which may contain any word. */
export type SignedTexts = readonly string[] | null;

const plainLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
const pairSlices = plainLetters.length ** 2;
const fewestHashes = 512;
const mostHashes = 4_096;
/** A slice of triples is shared by so many that this part of its bits is set at most, where that can be had. */
const fill = 0.4;
/** Slices a word is looked up in; more say little. */
const mostSought = 16;

const plainIndex = new Int8Array(128).fill(-1);
for (const [i, letter] of [...plainLetters].entries()) plainIndex[letter.charCodeAt(0)] = i;

/** The index of a letter among those whose pairs have slices of their own, else -1. */
function plain(code: number): number {
  return code < 128 ? (plainIndex[code] ?? -1) : -1;
}

function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a, 0x85ebca6b) ^ Math.imul(c + 0x165667, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Calls `see` with the slice of every letter, pair and triple of a text. Plain single letters are everywhere and have none. */
function eachSlice(text: string, hashes: number, see: (slice: number) => void): void {
  const mask = hashes - 1;
  let a = -1;
  let b = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 127) see(pairSlices + (hash(c, 0, 0) & mask));
    if (b >= 0) {
      const [first, second] = [plain(b), plain(c)];
      if (first >= 0 && second >= 0) see(first * plainLetters.length + second);
      else see(pairSlices + (hash(b, c, 0) & mask));
    }
    if (a >= 0) see(pairSlices + (hash(a, b, c) & mask));
    a = b;
    b = c;
  }
}

/** The signature of at most 512 spans, by their place in the list. */
export function signatureOf(spans: readonly SignedTexts[]): Signature {
  const slices = new Uint8Array((pairSlices + mostHashes) * sliceBytes);
  for (const [place, texts] of spans.entries()) {
    const byte = place >> 3;
    const bit = 1 << (place & 7);
    if (texts === null) {
      for (let at = byte; at < slices.length; at += sliceBytes) slices[at] = (slices[at] ?? 0) | bit;
      continue;
    }
    for (const text of texts) {
      eachSlice(text, mostHashes, (slice) => {
        const at = slice * sliceBytes + byte;
        slices[at] = (slices[at] ?? 0) | bit;
      });
    }
  }
  return folded(slices, spans.length);
}

/** Lays one half of the shared slices over the other as long as that leaves them empty enough. */
function folded(slices: Uint8Array, spanCount: number): Signature {
  const start = pairSlices * sliceBytes;
  let hashes = mostHashes;
  const isEmptyEnough = () =>
    bitsOf(slices, start, start + hashes * sliceBytes) < (hashes * spanCount * fill) / 2;
  while (hashes > fewestHashes && isEmptyEnough()) {
    hashes /= 2;
    const half = hashes * sliceBytes;
    for (let at = start; at < start + half; at++) slices[at] = (slices[at] ?? 0) | (slices[at + half] ?? 0);
  }
  return { hashes, slices: slices.slice(0, start + hashes * sliceBytes) };
}

function bitsOf(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    for (let rest = bytes[at] ?? 0; rest > 0; rest &= rest - 1) count += 1;
  }
  return count;
}

/**
 * The slices in which a span that contains a word has its bit. Empty where every span may contain it.
 *
 * @param word in lower case
 * @param hashes of the signature
 */
export function slicesOf(word: string, hashes: number): number[] {
  const seen = new Set<number>();
  eachSlice(word, hashes, (slice) => seen.add(slice));
  const slices = [...seen];
  const step = Math.max(1, slices.length / mostSought);
  return Array.from(
    { length: Math.min(slices.length, mostSought) },
    (_, i) => slices[Math.floor(i * step)] ?? 0,
  );
}

/** The places of the spans whose bits are set in all of some slices, which lie one after the other. */
export function placesIn(slices: Uint8Array): number[] {
  const places: number[] = [];
  for (let byte = 0; byte < sliceBytes; byte++) {
    let bits = 0xff;
    for (let at = byte; at < slices.length && bits > 0; at += sliceBytes) bits &= slices[at] ?? 0;
    for (let bit = 0; bit < 8; bit++) if (bits & (1 << bit)) places.push(byte * 8 + bit);
  }
  return places;
}
