import { countJsonValues } from "./count-values";
import { Reservation } from "./in-flight";
import { acceptedEncodings, inflated, isKnownEncoding } from "./inflate";
import { refuse, unavailable } from "./respond";

/** A request's body, inflated. `release` gives its memory back once the request is answered. */
export type Body = {
  bytes: Buffer;
  /** Lower-case media type without parameters; empty when none was sent. */
  mediaType: string;
  reservation: Reservation;
};

export type BodyRead = { ok: true; body: Body } | { ok: false; response: Response };
export type JsonRead = { ok: true; value: unknown } | { ok: false; response: Response };

const megabyte = 1024 * 1024;
/** Past this V8 cannot hold the text. */
const largestRequestMb = 500;

function requestLimit(): number {
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

/**
 * Reads and inflates a body (gzip, deflate, br) within two limits: one request's size after inflation
 * (`SPANDREL_MAX_REQUEST_MB`, 64) and the sum of all requests in flight (`SPANDREL_MAX_IN_FLIGHT_MB`, 256). Both are
 * checked before a piece is kept. Refusals: 413, 503 with Retry-After, 400 for a cut or garbled body, 415 for an
 * unknown encoding.
 */
export async function readBody(request: Request): Promise<BodyRead> {
  const limit = requestLimit();
  const encoding = (request.headers.get("content-encoding") ?? "").trim().toLowerCase();
  if (!isKnownEncoding(encoding)) {
    return no(refuse(415, `Content-Encoding ${encoding} is not supported; send ${acceptedEncodings}.`));
  }
  const isPlain = encoding === "" || encoding === "identity";
  if (isPlain && Number(request.headers.get("content-length")) > limit) return no(tooLarge(limit));
  const reservation = new Reservation(inFlightLimit());
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ? inflated(request.body, encoding) : []) {
      size += chunk.length;
      if (size > limit) return drop(reservation, tooLarge(limit));
      if (!reservation.add(chunk.length)) return drop(reservation, busy());
      chunks.push(chunk);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it ended early";
    const what = isPlain ? "The body could not be read" : `The ${encoding} body is cut or broken`;
    return drop(reservation, refuse(400, `${what}: ${reason}.`));
  }
  const mediaType = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return { ok: true, body: { bytes: Buffer.concat(chunks, size), mediaType, reservation } };
}

function no(response: Response): BodyRead {
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

function busy(): Response {
  return unavailable("The server holds as many request bytes as it may; try again in a moment.", 1);
}

/** Each parsed value weighs about this much beside its text. */
const bytesPerValue = 16;
const valueLimit = 5_000_000;

/**
 * The body as JSON. A missing content type and plain text are taken as JSON, since clients are sloppy there.
 * Refusals: 415 for another content type, 400 with the position of a syntax error, 413 for more than five million
 * values, 503 when parsing would take more memory than there is for requests.
 */
export function parseJson(body: Body): JsonRead {
  if (!isJson(body.mediaType)) {
    const detail = `Content-Type ${body.mediaType} is not supported here; send application/json.`;
    return { ok: false, response: refuse(415, detail) };
  }
  const values = countJsonValues(body.bytes);
  if (values > valueLimit) {
    return {
      ok: false,
      response: refuse(413, `The body holds more than ${valueLimit} JSON values, the limit.`),
    };
  }
  if (!body.reservation.add(values * bytesPerValue)) return { ok: false, response: busy() };
  // Bytes that are no UTF-8 become U+FFFD; a byte order mark is dropped.
  const text = new TextDecoder().decode(body.bytes);
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, response: refuse(400, `The body is no valid JSON: ${whereIn(text, error)}`) };
  }
}

export function isJson(mediaType: string): boolean {
  return (
    mediaType === "" || /^(application|text)\/(.+\+)?json$/.test(mediaType) || mediaType === "text/plain"
  );
}

/** The parser's complaint, with a position even where it gives none. */
function whereIn(text: string, error: unknown): string {
  if (text.trim() === "") return "it is empty.";
  const message = error instanceof Error ? error.message : "it cannot be parsed";
  return /position \d+/.test(message) ? `${message}.` : `${message} (at position ${text.length}).`;
}

/** Reads a small JSON body whole; an empty one is undefined. For doors that keep nothing of it. */
export async function readJsonBody(request: Request): Promise<JsonRead> {
  const read = await readBody(request);
  if (!read.ok) return read;
  try {
    return read.body.bytes.length === 0 ? { ok: true, value: undefined } : parseJson(read.body);
  } finally {
    read.body.reservation.release();
  }
}
