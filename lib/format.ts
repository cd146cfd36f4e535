/** How numbers, times and ids are written everywhere in the product. Pure; the drawing is in `components/cells`. */

/** What stands for an unknown value. */
export const unknown = "—";

/** A figure and its unit apart, because the unit is drawn quietly. */
export type Quantity = { figure: string; unit: string };

const pad = (value: number) => String(value).padStart(2, "0");

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** 12874 → "12,874". */
export function formatCount(value: number): string {
  return whole.format(value);
}

/**
 * A duration in milliseconds: "0.4 ms", "840 ms", "6.84 s", "48.20 s", "2 m 03 s", "1 h 04 m", "3 d 02 h". Rounding never shows a
 * full next unit ("60.00 s").
 */
export function durationParts(ms: number): Quantity {
  if (ms < 0) {
    const parts = durationParts(-ms);
    return { figure: `-${parts.figure}`, unit: parts.unit };
  }
  if (ms > 0 && ms < 0.1) return { figure: "<0.1", unit: "ms" };
  if (ms < 9.95 && !Number.isInteger(ms)) return { figure: ms.toFixed(1), unit: "ms" };
  if (Math.round(ms) < 1000) return { figure: String(Math.round(ms)), unit: "ms" };
  if (Math.round(ms / 10) < 6000) return { figure: (ms / 1000).toFixed(2), unit: "s" };
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return { figure: `${Math.floor(seconds / 60)} m ${pad(seconds % 60)}`, unit: "s" };
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return { figure: `${Math.floor(minutes / 60)} h ${pad(minutes % 60)}`, unit: "m" };
  const hours = Math.round(minutes / 60);
  return { figure: `${formatCount(Math.floor(hours / 24))} d ${pad(hours % 24)}`, unit: "h" };
}

export function formatDuration(ms: number | null): string {
  if (ms === null) return unknown;
  const { figure, unit } = durationParts(ms);
  return `${figure} ${unit}`;
}

/**
 * Money from integer nano-dollars: at least two decimals, small amounts with three significant figures up to five decimals, so
 * "$12.40", "$0.0141", "$0.00008"; less than the last shown place is "<$0.00001"; null is unknown.
 */
export function formatCost(nanos: number | null): string {
  if (nanos === null) return unknown;
  if (nanos < 0) return `-${formatCost(-nanos)}`;
  if (nanos === 0) return "$0";
  const dollars = nanos / 1e9;
  if (dollars < 0.00001) return "<$0.00001";
  if (dollars >= 1) {
    return `$${dollars.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  }
  const decimals = dollars >= 0.01 ? 4 : 5;
  return `$${dollars.toFixed(decimals)}`;
}

/** Every digit there is, for a breakdown or a tooltip: "$0.014103250". */
export function formatCostExact(nanos: number | null): string {
  if (nanos === null) return unknown;
  return `${nanos < 0 ? "-" : ""}$${(Math.abs(nanos) / 1e9).toFixed(9).replace(/0{1,7}$/, "")}`;
}

/** A rate in US dollars, whatever it is per: "$2.50", "$0.075", "$15.00". At most six decimals. */
export function formatRate(rate: number): string {
  return `$${rate.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 6 })}`;
}

/** A count in few characters: "999", "1.2k", "59.4k", "128k", "1.3M". */
export function formatCompact(value: number | null): string {
  if (value === null) return unknown;
  if (Math.abs(value) < 1000) return String(Math.round(value));
  for (const [size, letter] of [
    [1e3, "k"],
    [1e6, "M"],
    [1e9, "B"],
  ] as const) {
    const scaled = value / size;
    if (Math.abs(scaled) < 99.95) return `${scaled.toFixed(1).replace(/\.0$/, "")}${letter}`;
    if (Math.abs(scaled) < 999.5) return `${Math.round(scaled)}${letter}`;
  }
  return `${formatCount(value / 1e9)}B`;
}

/** Tokens in full, "12,874"; null is unknown. */
export function formatTokens(value: number | null): string {
  return value === null ? unknown : formatCount(value);
}

/** A share between 0 and 1 as "2.2 %"; something that is not nothing never reads "0 %". */
export function formatPercent(share: number | null): string {
  if (share === null || !Number.isFinite(share)) return unknown;
  const percent = share * 100;
  if (percent === 0) return "0 %";
  if (percent < 0.1) return "<0.1 %";
  return `${percent < 10 ? percent.toFixed(1).replace(/\.0$/, "") : Math.round(percent)} %`;
}

/** Bytes in steps of 1024: "312 B", "1.4 kB", "10 MB". */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return unknown;
  if (bytes < 1024) return `${bytes} B`;
  for (const [size, unit] of [
    [1024, "kB"],
    [1024 ** 2, "MB"],
    [1024 ** 3, "GB"],
    [1024 ** 4, "TB"],
  ] as const) {
    const scaled = bytes / size;
    if (scaled < 9.95) return `${scaled.toFixed(1).replace(/\.0$/, "")} ${unit}`;
    if (scaled < 1023.5 || unit === "TB") return `${formatCount(scaled)} ${unit}`;
  }
  return `${bytes} B`;
}

/** An id cut in the middle, both ends kept: "4be1c07a…93f02d". Ids that fit stay whole. */
export function shortenId(id: string, head = 8, tail = 6): string {
  const characters = [...id];
  if (characters.length <= head + tail + 1) return id;
  return `${characters.slice(0, head).join("")}…${characters.slice(-tail).join("")}`;
}

/** A moment in one time zone, in the pieces a table, a header or a day rule needs. */
export type ZonedTime = {
  /** "20 Nov 2026" */
  date: string;
  /** "20 Nov" */
  day: string;
  /** "09:44:51" */
  clock: string;
  /** ".640" */
  fraction: string;
  /** "UTC", "GMT+1": what the zone is called at that moment. */
  zone: string;
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      fractionalSecondDigits: 3,
      hourCycle: "h23",
      timeZoneName: "short",
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Splits an ISO time for an IANA zone. A time that cannot be read is null; an unknown zone throws RangeError. */
export function zonedTime(iso: string, timeZone = "UTC"): ZonedTime | null {
  const epochMs = Date.parse(iso);
  if (Number.isNaN(epochMs)) return null;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(epochMs)) part[type] = value;
  const day = `${part.day} ${part.month?.slice(0, 3)}`;
  return {
    day,
    date: `${day} ${part.year}`,
    clock: `${part.hour}:${part.minute}:${part.second}`,
    fraction: `.${part.fractionalSecond}`,
    zone: part.timeZoneName ?? timeZone,
  };
}

/** "20 Nov 2026 09:44:51.640 UTC", the form for titles and copies. */
export function formatTime(iso: string, timeZone = "UTC"): string {
  const time = zonedTime(iso, timeZone);
  return time ? `${time.date} ${time.clock}${time.fraction} ${time.zone}` : unknown;
}

const ages: readonly [limitSeconds: number, sizeSeconds: number, name: string][] = [
  [60, 1, "s"],
  [3600, 60, "min"],
  [86_400, 3600, "h"],
  [86_400 * 61, 86_400, "d"],
  [86_400 * 731, 86_400 * 30.44, "months"],
  [Number.POSITIVE_INFINITY, 86_400 * 365.25, "years"],
];

/** How long before `nowMs` (epoch): "just now", "42 s ago", "3 min ago", "in 2 h", "5 d ago", "7 months ago". */
export function formatRelative(iso: string, nowMs: number): string {
  const epochMs = Date.parse(iso);
  if (Number.isNaN(epochMs)) return unknown;
  const seconds = (nowMs - epochMs) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 5) return "just now";
  const [, size, name] = ages.find(([limit]) => distance < limit) ?? ([0, 1, "s"] as const);
  const words = `${Math.floor(distance / size)} ${name}`;
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}
