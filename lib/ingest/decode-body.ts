import "server-only";
import { setImmediate } from "node:timers/promises";
import { type Body, busy, requestLimit } from "@/lib/http/body";
import { oldestWaitMs } from "@/lib/http/in-flight";
import { refuse, retryAfterSeconds, unavailable } from "@/lib/http/respond";
import { WorkerPool } from "@/lib/workers/worker-pool";
import { WorkerFailed } from "@/lib/workers/worker-thread";
import type { DecodeInput } from "./decode.worker";
import { type BodyRefusal, decodeRequest, type RequestKind, type Slice } from "./decode-request";
import { megabytes } from "./limits";
import type { Normalized } from "./normalize";

export type DecodedBody =
  | { ok: true; items: Normalized[]; sent: Readonly<Record<string, unknown>> | null }
  | { ok: false; response: Response };

/**
 * From here on a body is decoded in a thread. Measured with spans of 300 bytes, the dearest: 120 ms of work per
 * megabyte, so that a smaller body holds up the main loop for 30 ms at most; a call to the thread costs 1 ms.
 */
export const threadFromBytes = 256 * 1024;
/** Waiting for the thread and its work: more than all bodies that may be in flight need together. */
const decodeTimeoutMs = 60_000;

/** `SPANDREL_DECODE_THREADS`: 1 (default) or 2. */
const threads = process.env.SPANDREL_DECODE_THREADS === "2" ? 2 : 1;

const decoding = new WorkerPool<DecodeInput, Slice | BodyRefusal>({
  script: "lib/ingest/decode.worker.ts",
  heapMb: heapMb(),
  threads,
});

/** The most that five million values and their texts can take, with room to spare. */
function heapMb(): number {
  return 1024 + (8 * requestLimit()) / 2 ** 20;
}

/**
 * Decodes and normalises a body, a large one in a thread, which takes its bytes over. The reservation holds the body
 * until it is decoded, then what its spans weigh.
 *
 * Refusals: those of the decoders (400, 413); 413 when the spans alone weigh more than all requests may, or decoding
 * ran out of memory; 503 when there is no memory for them now or no thread in time; 500 naming a crash.
 */
export async function decodeBody(body: Body, kind: RequestKind, pool = decoding): Promise<DecodedBody> {
  const { reservation } = body;
  const bodyBytes = reservation.bytes;
  const items: Normalized[] = [];
  let sent: Readonly<Record<string, unknown>> | null = null;
  try {
    for await (const part of slicesOf(body, kind, pool)) {
      if (!part.ok) return no(refuse(part.status, part.detail));
      if (!reservation.couldHold(part.bytes)) return no(tooHeavy());
      // One request more than may be read: a body that is here is not given up for those still arriving.
      if (!reservation.add(part.bytes, requestLimit())) return no(busy());
      for (const item of part.items) items.push(item);
      sent = part.sent ?? sent;
    }
  } catch (error) {
    return no(responseTo(error));
  }
  reservation.giveBack(bodyBytes);
  return { ok: true, items, sent };
}

function slicesOf({ parts, size }: Body, kind: RequestKind, pool: typeof decoding) {
  if (size < threadFromBytes) return inTurns(decodeRequest(Buffer.concat(parts), kind));
  const transfer = parts.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
  return pool.stream({ parts, kind }, { transfer, signal: AbortSignal.timeout(decodeTimeoutMs) });
}

/** Even a small body can swell: what its resource says, each of its spans carries. */
async function* inTurns<Part>(parts: Iterable<Part>): AsyncGenerator<Part, void> {
  for (const part of parts) {
    yield part;
    await setImmediate();
  }
}

function responseTo(error: unknown): Response {
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return unavailable(
      "Large bodies take too long to decode now; try again.",
      retryAfterSeconds(oldestWaitMs()),
    );
  }
  if (!(error instanceof WorkerFailed)) throw error;
  console.error("A body could not be decoded:", error);
  if (error.reason === "out of memory") {
    return refuse(413, "The body takes more memory to decode than one request may; send it in parts.");
  }
  const detail = "Decoding this body crashed on the server, whose log says why; nothing of it was stored.";
  return refuse(500, detail, { error_code: "internal_error" });
}

function tooHeavy(): Response {
  const detail = `The spans of this body weigh more than all requests together may; send them in parts of ${megabytes(requestLimit())}.`;
  return refuse(413, detail);
}

function no(response: Response): DecodedBody {
  return { ok: false, response };
}
