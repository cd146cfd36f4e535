/** Lower-case hex of an id's bytes; empty for none and for all zero, which OTLP calls invalid. */
export function hexOfBytes(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
  return /^0*$/.test(hex) ? "" : hex;
}

/**
 * An id of OTLP/JSON: hex as the specification says, or base64 as some encoders write bytes. Anything else stays as
 * sent, since ids may be any strings.
 * @param byteLength 16 for a trace, 8 for a span
 */
export function idOfText(sent: unknown, byteLength: number): string {
  const text = typeof sent === "string" ? sent : "";
  if (/^0*$/.test(text)) return "";
  if (/^[0-9a-fA-F]+$/.test(text) && text.length === byteLength * 2) return text.toLowerCase();
  const base64Length = Math.ceil(byteLength / 3) * 4;
  if (text.length === base64Length && /^[A-Za-z0-9+/_-]+=*$/.test(text)) {
    const bytes = Buffer.from(text, "base64");
    if (bytes.length === byteLength) return hexOfBytes(bytes);
  }
  return text;
}
