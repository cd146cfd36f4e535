const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Microseconds since the Unix epoch of an instant as clients write it: ISO 8601 with or without zone (then UTC),
 * epoch numbers or their text in seconds, milliseconds, microseconds or nanoseconds, told apart by magnitude.
 * Undefined when it is none of these; whether an instant is plausible is not decided here.
 */
export function microsOf(value: unknown): number | undefined {
  if (typeof value === "bigint") return microsOfEpoch(value);
  if (typeof value === "number") return Number.isFinite(value) ? microsOfNumber(value) : undefined;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (/^-?\d{1,25}$/.test(text)) return microsOfEpoch(BigInt(text));
  if (/^-?\d{1,25}\.\d{1,25}$/.test(text)) return microsOfNumber(Number(text));
  return microsOfIso(text);
}

/** Bounds between the units: year 5138 in seconds is March 1973 in milliseconds, and so on. */
const secondsBelow = 1e11;
const millisBelow = 1e14;
const microsBelow = 1e17;

function microsOfNumber(epoch: number): number {
  const size = Math.abs(epoch);
  if (size < secondsBelow) return Math.round(epoch * 1e6);
  if (size < millisBelow) return Math.round(epoch * 1e3);
  return Math.round(size < microsBelow ? epoch : epoch / 1e3);
}

/** Exact where a number would not be: nanoseconds do not fit a double. */
function microsOfEpoch(epoch: bigint): number {
  const size = epoch < 0n ? -epoch : epoch;
  return size < BigInt(microsBelow) ? microsOfNumber(Number(epoch)) : Number(epoch / 1000n);
}

function microsOfIso(text: string): number | undefined {
  const parts = iso.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const inRange =
    Number(month) <= 12 && Number(day) <= 31 && Number(hour ?? 0) <= 24 && Number(minute ?? 0) < 60;
  if (Number.isNaN(ms) || !inRange) return undefined;
  const micros = Number((fraction ?? "").padEnd(6, "0").slice(0, 6));
  return (ms - zoneMinutes(zone) * 60_000) * 1000 + micros;
}

function zoneMinutes(zone: string | undefined): number {
  if (!zone || zone.toUpperCase() === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || 0);
  return zone[0] === "-" ? -minutes : minutes;
}
