import { isFields } from "./message-parts";

/** Embedding vectors in figures: nobody reads 1,536 numbers. */
export type Vectors = {
  kind: "vectors";
  count: number;
  /** Of the first one. */
  dimensions: number;
  norm: number;
  least: number;
  most: number;
  /** The first one's values, at most 128 of them evenly picked. */
  shape: number[];
  /** The first values of each of the first vectors, a line each. */
  text: string;
};

const shortest = 8;
const shapeLength = 128;
const shownLines = 20;

/**
 * Vectors in any shape they are answered in: one list of numbers, a list of such, or either under `embedding`,
 * `embeddings` or `data[].embedding`. Null for anything else, and for lists of fewer than eight numbers.
 */
export function readVectors(value: unknown): Vectors | null {
  const vectors = vectorsIn(value);
  const [first] = vectors ?? [];
  if (!vectors || !first) return null;
  const step = Math.max(1, first.length / shapeLength);
  return {
    kind: "vectors",
    count: vectors.length,
    dimensions: first.length,
    norm: Math.sqrt(first.reduce((sum, x) => sum + x * x, 0)),
    least: first.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY),
    most: first.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY),
    shape: Array.from(
      { length: Math.min(first.length, shapeLength) },
      (_, at) => first[Math.floor(at * step)] ?? 0,
    ),
    text: vectors
      .slice(0, shownLines)
      .map((vector) => `[${vector.slice(0, shortest).join(", ")}${vector.length > shortest ? ", …" : ""}]`)
      .join("\n"),
  };
}

function vectorsIn(value: unknown): number[][] | null {
  if (Array.isArray(value)) {
    if (isVector(value)) return [value];
    return value.length > 0 && value.every(isVector) ? value : null;
  }
  if (!isFields(value)) return null;
  if (Array.isArray(value.data) && value.data.length > 0) {
    const embedded = value.data.map((one) => (isFields(one) ? one.embedding : null));
    return embedded.every(isVector) ? embedded : null;
  }
  const held = value.embedding ?? value.embeddings;
  return held === undefined ? null : vectorsIn(held);
}

function isVector(value: unknown): value is number[] {
  return (
    Array.isArray(value) && value.length >= shortest && value.every((entry) => typeof entry === "number")
  );
}
