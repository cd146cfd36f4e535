import type { Rejected } from "../door";

export type Encoding = "json" | "protobuf";

/** Rejections named in one answer; the rest are counted. */
const named = 10;

/** The encoding of an export request by its media type, or by its first byte when none was sent. Null: unsupported. */
export function encodingOf(mediaType: string, bytes: Uint8Array): Encoding | null {
  if (/^application\/(.+\+)?json$/.test(mediaType) || mediaType === "text/json") return "json";
  if (/^application\/(x-)?protobuf$/.test(mediaType)) return "protobuf";
  if (mediaType !== "" && mediaType !== "text/plain" && mediaType !== "application/octet-stream") return null;
  return bytes[0] === 0x7b ? "json" : "protobuf";
}

/**
 * ExportTraceServiceResponse in the request's own encoding: 200 also when some spans were refused, with their number
 * and reasons. Source: docs/rules.md, "Doors and aliases".
 */
export function exportResponse(encoding: Encoding, rejected: readonly Rejected[]): Response {
  const errorMessage = messageOf(rejected);
  if (encoding === "json") {
    return Response.json({ partialSuccess: { rejectedSpans: rejected.length, errorMessage } });
  }
  const bytes = rejected.length === 0 ? new Uint8Array() : partialSuccess(rejected.length, errorMessage);
  return new Response(bytes, { headers: { "Content-Type": "application/x-protobuf" } });
}

function messageOf(rejected: readonly Rejected[]): string {
  if (rejected.length === 0) return "";
  const reasons = rejected.slice(0, named).map(({ index, message }) => `span ${index}: ${message}`);
  const more = rejected.length - reasons.length;
  return reasons.join(" ") + (more > 0 ? ` And ${more} more.` : "");
}

/** `partial_success = 1 { rejected_spans = 1; error_message = 2 }` */
function partialSuccess(count: number, message: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(message);
  const inner = Buffer.concat([Buffer.of(0x08), varint(count), Buffer.of(0x12), varint(text.length), text]);
  const outer = [Buffer.of(0x0a), varint(inner.length), inner];
  return new Uint8Array(Buffer.concat(outer));
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}
