/** ISO 8601 in UTC with six decimals, e.g. `2026-11-20T06:56:51.758000Z`, of microseconds since the epoch. */
export function isoOfMicros(micros: number): string {
  const ms = Math.floor(micros / 1000);
  const rest = String(micros - ms * 1000).padStart(3, "0");
  return `${new Date(ms).toISOString().slice(0, -1)}${rest}Z`;
}

/** Microseconds since the epoch of an ISO 8601 text with six decimals, as `isoOfMicros` writes it. */
export function microsOfIso(iso: string): number {
  return Date.parse(`${iso.slice(0, 23)}Z`) * 1000 + Number(iso.slice(23, 26));
}

/** Bars that cover a range end some years behind it, and the database reads years of four digits. */
const lastMs = Date.UTC(9000, 0);

/**
 * The instant (epoch milliseconds) a person or client wrote, null for what is none. What lies before 1970 or in
 * the year 9000 and later becomes the nearest instant that a list is read to.
 */
export function instantOf(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), lastMs);
}
