import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateSync,
} from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mutatedBytes } from "@/lib/ingest/testing/mutated-bytes";
import { recording } from "@/lib/ingest/testing/recordings";
import { readBody } from "./body";
import { bytesInFlight } from "./in-flight";

const numRuns = process.env.SPANDREL_LONG ? 5_000 : 100;
const seed = 20_261_120;
const limit = 1024 * 1024;

beforeEach(() => vi.stubEnv("SPANDREL_MAX_REQUEST_MB", "1"));
afterEach(() => vi.unstubAllEnvs());

const text = Buffer.from(JSON.stringify(recording("vercel-ai-sdk.otlp-json").json));
/** Inflates to the very limit, so that an injury may lead past it. */
const dense = Buffer.alloc(limit, "a");

/** A body that comes in pieces of the given sizes, over and over. */
function arriving(bytes: Buffer, sizes: readonly number[], encoding: string): Request {
  let at = 0;
  let turn = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      const size = sizes[turn % sizes.length] ?? bytes.length;
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + size)));
      at += size;
      turn += 1;
    },
  });
  const init = { method: "POST", body, duplex: "half", headers: { "content-encoding": encoding } };
  return new Request("http://localhost/", init);
}

/** What Node's own inflater makes of the whole at once; null when it cannot. */
function inflatedAtOnce(inflate: (bytes: Buffer) => Buffer, bytes: Buffer): Buffer | null {
  try {
    return inflate(bytes);
  } catch {
    return null;
  }
}

test.each<[string, (bytes: Buffer) => Buffer, (bytes: Buffer) => Buffer]>([
  ["gzip", gzipSync, gunzipSync],
  ["deflate", deflateSync, inflateSync],
  ["br", brotliCompressSync, brotliDecompressSync],
])(
  "an injured %s body is read as it stands, or refused",
  async (encoding, compress, inflate) => {
    const seen = { read: 0, refused: 0 };
    const sizes = fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 3 });
    const originals = fc.constantFrom(compress(text), compress(dense), gzipSync(text));
    const bodies = originals.chain((original) => fc.oneof(mutatedBytes(original), fc.constant(original)));
    const isReadOrRefused = fc.asyncProperty(bodies, sizes, async (bytes, pieces) => {
      const read = await readBody(arriving(bytes, pieces, encoding));
      const whole = inflatedAtOnce(inflate, bytes);
      if (read.ok) {
        expect(whole !== null && Buffer.concat(read.body.parts).equals(whole)).toBe(true);
        read.body.reservation.release();
        seen.read += 1;
      } else {
        // Past the limit nothing more is inflated, so it is not known whether the rest is sound.
        const isSound = whole !== null && whole.length <= limit;
        expect([read.response.status, isSound]).toEqual([read.response.status === 413 ? 413 : 400, false]);
        seen.refused += 1;
      }
      expect(bytesInFlight()).toBe(0);
    });
    await fc.assert(isReadOrRefused, { seed, numRuns });
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(numRuns / 50);
  },
  600_000,
);
