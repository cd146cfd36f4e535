import type { Submitted } from "../door";
import { textField, varintField } from "./write-protobuf";

export type Encoding = "json" | "protobuf";

/** Rejections named in one answer; the rest are counted. */
const named = 10;

/**
 * The encoding of an export request by its media type, or by the first byte of its body when that does not tell.
 * Null: unsupported, or not to be told without the body.
 *
 * @param firstByte of the body once it was read; null when it is empty
 */
export function encodingOf(mediaType: string, firstByte?: number | null): Encoding | null {
  if (/^application\/(.+\+)?json$/.test(mediaType) || mediaType === "text/json") return "json";
  if (/^application\/(x-)?protobuf$/.test(mediaType)) return "protobuf";
  if (mediaType !== "" && mediaType !== "text/plain" && mediaType !== "application/octet-stream") return null;
  if (firstByte === undefined) return null;
  return firstByte === 0x7b ? "json" : "protobuf";
}

/**
 * ExportTraceServiceResponse in the request's own encoding: 200 also when some spans were refused, with their number
 * and reasons. Of dropped spans it says so as a warning does: none rejected, and a message.
 * Source: docs/rules.md, "Doors and aliases" and "Deleting".
 */
export function exportResponse(
  encoding: Encoding | null,
  { rejected, dropped }: Pick<Submitted, "rejected" | "dropped">,
): Response {
  const errorMessage = messageOf([...rejected, ...dropped]);
  if (encoding !== "protobuf") {
    return Response.json({ partialSuccess: { rejectedSpans: rejected.length, errorMessage } });
  }
  // `partial_success = 1 { rejected_spans = 1; error_message = 2 }`
  const partial = Buffer.concat([varintField(1, rejected.length), textField(2, errorMessage)]);
  return protobuf(errorMessage === "" ? Buffer.of() : textField(1, partial), 200);
}

function messageOf(items: readonly { index: number; message: string }[]): string {
  if (items.length === 0) return "";
  const reasons = items.slice(0, named).map(({ index, message }) => `span ${index}: ${message}`);
  const more = items.length - reasons.length;
  return reasons.join(" ") + (more > 0 ? ` And ${more} more.` : "");
}

/** Codes of google.rpc.Code by HTTP status; every other refusal is the client's. */
const codes: Readonly<Record<number, number>> = {
  401: 16,
  403: 7,
  405: 12,
  408: 4,
  429: 8,
  500: 13,
  503: 14,
};
const invalidArgument = 3;

/**
 * Any refusal of ours as OTLP wants it: google.rpc.Status in the request's own encoding, with the HTTP status and the
 * headers (Retry-After, WWW-Authenticate, Allow) it had. In JSON our usual fields stand beside `code` and `message`.
 * Source: OTLP specification, "OTLP/HTTP Response", and docs/rules.md, "Error bodies".
 *
 * @param refusal a response with `{detail}`
 */
export async function refusalInEncoding(encoding: Encoding | null, refusal: Response): Promise<Response> {
  const { status } = refusal;
  // Our own answer, which always has it.
  const fields = (await refusal.json()) as { detail: string };
  const code = codes[status] ?? invalidArgument;
  const headers = new Headers(refusal.headers);
  headers.delete("content-length");
  headers.delete("content-type");
  if (encoding !== "protobuf") {
    return Response.json({ code, message: fields.detail, ...fields }, { status, headers });
  }
  return protobuf(Buffer.concat([varintField(1, code), textField(2, fields.detail)]), status, headers);
}

function protobuf(bytes: Uint8Array, status: number, headers = new Headers()): Response {
  headers.set("Content-Type", "application/x-protobuf");
  return new Response(new Uint8Array(bytes), { status, headers });
}
