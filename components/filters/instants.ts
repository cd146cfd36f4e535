/** UTC, or the zone the browser is in. */
export type Zone = "utc" | "local";

/** The value of a `datetime-local` input for an instant (epoch ms), in UTC or in the browser's zone. */
export function toInputValue(ms: number | null, zone: Zone): string {
  if (ms === null) return "";
  const shift = zone === "local" ? new Date(ms).getTimezoneOffset() * 60_000 : 0;
  return new Date(ms - shift).toISOString().slice(0, 16);
}

/** The instant (epoch ms) a `datetime-local` value names, or null for an empty or broken one. */
export function fromInputValue(value: string, zone: Zone): number | null {
  const ms = Date.parse(zone === "utc" ? `${value}Z` : value);
  return value === "" || Number.isNaN(ms) ? null : ms;
}
