/** UTC, or the zone the browser is in. */
export type Zone = "utc" | "local";

/** How an instant is written where it can be typed. */
export const instantForm = "YYYY-MM-DD HH:mm";

const written = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?$/;

/** Year, month (1 to 12), day, hour, minute, second and millisecond of a clock on the wall. */
type WallTime = [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
];

/** Null for what is no time of the calendar, as 30 February is not. */
function readWall(text: string): WallTime | null {
  const match = written.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0"] = match;
  const wall: WallTime = [
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, "0")),
  ];
  return String(wallOf(utcOf(wall))) === String(wall) ? wall : null;
}

/** The same clock in UTC, as epoch milliseconds. */
function utcOf([year, month, day, hour, minute, second, ms]: WallTime): number {
  const date = new Date(0);
  // Date.UTC takes the years below 100 for those of the last century.
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, ms);
}

function wallOf(utc: number): WallTime {
  const date = new Date(utc);
  return [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds(),
  ];
}

/** "2026-11-20 09:44", with seconds and milliseconds only where there are any. */
function writeWall(utc: number): string {
  const text = new Date(utc).toISOString().replace("T", " ").slice(0, -1);
  return text.endsWith(":00.000") ? text.slice(0, 16) : text.endsWith(".000") ? text.slice(0, 19) : text;
}

/** An instant (epoch ms) as it is written in an input, in UTC or in the browser's zone. */
export function toInputValue(ms: number | null, zone: Zone): string {
  if (ms === null) return "";
  const shift = zone === "local" ? new Date(ms).getTimezoneOffset() * 60_000 : 0;
  return writeWall(ms - shift);
}

/**
 * The instant (epoch ms) a text names, null for none: "2026-11-20 09:44", with seconds, with a T for the space, or the
 * day alone, which is its midnight.
 */
export function fromInputValue(text: string, zone: Zone): number | null {
  const wall = readWall(text);
  if (!wall) return null;
  if (zone === "utc") return utcOf(wall);
  const [year, month, ...rest] = wall;
  return new Date(year, month - 1, ...rest).getTime();
}

/** From which offset on the caret is in the year, the month, the day, the hour, the minute, the second. */
const partStarts = [0, 5, 8, 11, 14, 17];

/** The text with the part at the caret raised (or, by a negative number, lowered), the calendar minded; null for no time. */
export function stepped(text: string, caret: number, by: number): string | null {
  const wall = readWall(text);
  if (!wall) return null;
  const part = partStarts.findLastIndex((start) => caret >= start);
  const [year, month, day, hour, minute, second, ms] = wall;
  if (part > 1) {
    const sizes = [86_400_000, 3_600_000, 60_000, 1000];
    return writeWall(utcOf(wall) + by * (sizes[part - 2] ?? 0));
  }
  const months = year * 12 + month - 1 + (part === 0 ? by * 12 : by);
  const [nextYear, nextMonth] = [Math.floor(months / 12), (months % 12) + 1];
  // A month later than 31 January is the last day of February.
  const lastDay = new Date(utcOf([nextYear, nextMonth + 1, 0, 0, 0, 0, 0])).getUTCDate();
  return writeWall(utcOf([nextYear, nextMonth, Math.min(day, lastDay), hour, minute, second, ms]));
}
