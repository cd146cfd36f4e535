import { oldestWaitMs, Reservation } from "./in-flight";
import { acceptedEncodings, BodyStalled, inflated, isKnownEncoding } from "./inflate";
import { isJson, parseJson } from "./parse-json";
import { refuse, retryAfterSeconds, unavailable } from "./respond";
import { Segments } from "./segments";

/** A request's body, inflated, in parts that each have memory of their own. Release it once the request is answered. */
export type Body = { parts: readonly Buffer[]; size: number; mediaType: string; reservation: Reservation };

export type BodyRead = { ok: true; body: Body } | { ok: false; response: Response };
export type JsonRead = { ok: true; value: unknown } | { ok: false; response: Response };

const megabyte = 1024 * 1024;
/** Past this V8 cannot hold the text. */
const largestRequestMb = 500;
/** Enough for the largest filter that the rules allow. */
const smallBodyLimit = 16 * megabyte;

/** Bytes of one request's body after inflation, at most. */
export function requestLimit(): number {
  return Math.min(setting("SPANDREL_MAX_REQUEST_MB", 64), largestRequestMb) * megabyte;
}

/** Never less than one request, or that request could never be taken. */
function inFlightLimit(): number {
  return Math.max(setting("SPANDREL_MAX_IN_FLIGHT_MB", 256) * megabyte, requestLimit() * 2);
}

function setting(name: string, otherwise: number): number {
  const value = Number(process.env[name]);
  return Number.isFinite(value) && value > 0 ? value : otherwise;
}

/** Lower-case media type of the body without parameters; empty when none was sent. */
export function mediaTypeOf(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/**
 * Reads and inflates a body (gzip, deflate, br) within two limits: one request's size after inflation
 * (`SPANDREL_MAX_REQUEST_MB`, 64) and the sum of all requests in flight (`SPANDREL_MAX_IN_FLIGHT_MB`, 256). Both are
 * checked before a piece is kept, and a length that was announced before anything is read. Refusals: 413, 503 with
 * Retry-After, 400 for a cut or garbled body, 408 for a client that sends nothing more, 415 for an unknown encoding.
 */
export async function readBody(request: Request, limit: number = requestLimit()): Promise<BodyRead> {
  const encoding = (request.headers.get("content-encoding") ?? "").trim().toLowerCase();
  if (!isKnownEncoding(encoding)) {
    return no(refuse(415, `Content-Encoding ${encoding} is not supported; send ${acceptedEncodings}.`));
  }
  const isPlain = encoding === "" || encoding === "identity";
  const announced = Number(request.headers.get("content-length")) || 0;
  if (announced > limit) return no(tooLarge(limit));
  const reservation = new Reservation(inFlightLimit());
  if (!reservation.hasRoomFor(announced)) return no(busy());
  const segments = new Segments(announced);
  try {
    for await (const piece of request.body ? inflated(request.body, encoding) : []) {
      if (segments.size + piece.length > limit) return drop(reservation, tooLarge(limit));
      if (!reservation.add(segments.growthFor(piece))) return drop(reservation, busy());
      segments.add(piece);
    }
  } catch (error) {
    if (error instanceof BodyStalled) return drop(reservation, refuse(408, error.message));
    const reason = error instanceof Error ? error.message : "it ended early";
    const what = isPlain ? "The body could not be read" : `The ${encoding} body is cut or broken`;
    return drop(reservation, refuse(400, `${what}: ${reason}.`));
  }
  reservation.startWaiting();
  const { size } = segments;
  return { ok: true, body: { parts: segments.parts(), size, mediaType: mediaTypeOf(request), reservation } };
}

function no(response: Response): { ok: false; response: Response } {
  return { ok: false, response };
}

function drop(reservation: Reservation, response: Response): BodyRead {
  reservation.release();
  return no(response);
}

function tooLarge(limit: number): Response {
  return refuse(
    413,
    `The body is larger than ${limit / megabyte} MB after decompression, the limit for one request.`,
  );
}

/** 503: there is no memory for this request now. */
export function busy(): Response {
  const detail = "The server holds as many request bytes as it may; try again in a moment.";
  return unavailable(detail, retryAfterSeconds(oldestWaitMs()));
}

/**
 * Reads a small JSON body whole (at most 16 MB); an empty one is undefined. For doors that keep nothing of it.
 * Refusals: those of `readBody` and `parseJson`, and 415 for another content type.
 */
export async function readJsonBody(request: Request): Promise<JsonRead> {
  const read = await readBody(request, Math.min(smallBodyLimit, requestLimit()));
  if (!read.ok) return read;
  const { parts, size, mediaType, reservation } = read.body;
  try {
    if (size === 0) return { ok: true, value: undefined };
    if (!isJson(mediaType)) return no(notJson(mediaType));
    const json = parseJson(Buffer.concat(parts));
    return json.ok ? json : no(refuse(json.status, json.detail));
  } finally {
    reservation.release();
  }
}

function notJson(mediaType: string): Response {
  return refuse(415, `Content-Type ${mediaType} is not supported here; send application/json.`);
}
