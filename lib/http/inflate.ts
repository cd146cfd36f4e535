import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const chunkSize = 64 * 1024;

const inflaters = new Map<string, () => Transform>([
  ["gzip", () => createGunzip({ chunkSize })],
  ["x-gzip", () => createGunzip({ chunkSize })],
  ["deflate", () => createInflate({ chunkSize })],
  ["br", () => createBrotliDecompress({ chunkSize })],
]);

export const acceptedEncodings = "gzip, deflate, br, identity";

export function isKnownEncoding(encoding: string): boolean {
  return encoding === "" || encoding === "identity" || inflaters.has(encoding);
}

/**
 * The body's bytes, inflated piece by piece: whoever stops reading stops the inflation, so a bomb costs no more than
 * what was read of it.
 * @throws when the body is cut or garbled
 */
export async function* inflated(
  body: ReadableStream<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const inflater = inflaters.get(encoding)?.();
  if (!inflater) {
    yield* chunksOf(body);
    return;
  }
  const source = Readable.from(chunksOf(body));
  source.on("error", (error) => inflater.destroy(error));
  source.pipe(inflater);
  try {
    yield* inflater;
  } finally {
    source.destroy();
    inflater.destroy();
  }
}

/** How long a client may send nothing in the middle of a body: what it sent so far is held for it. */
const stallMs = 30_000;

/** The client stopped sending in the middle of its body. */
export class BodyStalled extends Error {
  override readonly name = "BodyStalled";
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let isStalled = false;
  const timer = setTimeout(() => {
    isStalled = true;
    void reader.cancel().catch(() => {});
  }, stallMs);
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      timer.refresh();
      yield read.value;
    }
    if (isStalled) throw new BodyStalled(`Nothing more of the body arrived for ${stallMs / 1000} s.`);
  } finally {
    clearTimeout(timer);
    void discard(reader);
  }
}

const discardBytes = 256 * 1024 * 1024;
const discardMs = 10_000;

/**
 * Reads on without keeping anything: a client reads a refusal only after it has sent its body, and ending the stream
 * at once would reset its connection. Past the limits it is ended all the same.
 */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const deadline = performance.now() + discardMs;
  let left = discardBytes;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      left -= read.value.length;
      if (left <= 0 || performance.now() > deadline) break;
    }
    await reader.cancel();
  } catch {
    // The client went away, which is what we waited for.
  }
}
