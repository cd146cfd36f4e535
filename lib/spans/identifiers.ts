import { createHash } from "node:crypto";

const hex32 = /^[0-9a-f]{32}$/;

/**
 * The trace id as the store keys it: 32 hex digits as they are, any other string hashed. `text` is what was sent,
 * kept only where the uuid does not say it.
 */
export function traceKey(sent: string): { uuid: string; text: string | null } {
  const lower = sent.toLowerCase();
  if (hex32.test(lower)) return { uuid: dashed(lower), text: null };
  return { uuid: dashed(createHash("sha256").update(sent).digest("hex").slice(0, 32)), text: sent };
}

/** The trace id as it was sent. */
export function traceIdOf(uuid: string, text: string | null): string {
  return text ?? uuid.replaceAll("-", "");
}

function dashed(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * The row id: a UUIDv7 of the start time (48 bits of milliseconds, 12 of the fraction) followed by 62 bits of hash
 * of (organization, trace, span). The same span at the same start always has the same id.
 *
 * @param startMicros microseconds since the epoch
 * @returns the id and a bucket 0–9999 that samples spans evenly
 */
export function spanRowId(
  startMicros: number,
  organizationId: number,
  traceUuid: string,
  spanId: string,
): { id: string; bucket: number } {
  const hash = createHash("sha256").update(`${organizationId}\n${traceUuid}\n${spanId}`).digest();
  const ms = Math.floor(startMicros / 1000);
  const fraction = Math.floor(((startMicros - ms * 1000) * 4096) / 1000);
  const variant = (0x80 | (hash.readUInt8(0) & 0x3f)).toString(16);
  const hex =
    ms.toString(16).padStart(12, "0") +
    `7${fraction.toString(16).padStart(3, "0")}` +
    variant +
    hash.toString("hex", 1, 8);
  return { id: dashed(hex), bucket: hash.readUInt32BE(8) % 10_000 };
}
