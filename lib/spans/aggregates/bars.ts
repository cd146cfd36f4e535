/** How long one bar is. */
export type Step = { unit: "fixed"; ms: number } | { unit: "hour" | "day" | "month"; every: number };

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** The most bars a chart gets, before those at its edges. */
const mostBars = 96;

/** Every length a bar can have, shortest first, with how long that about is. */
const steps: readonly (readonly [Step, aboutMs: number])[] = [
  ...[secondMs, 5 * secondMs, 15 * secondMs, minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs].map(
    (ms) => [{ unit: "fixed", ms }, ms] as const,
  ),
  ...[3, 6, 12].map((every) => [{ unit: "hour", every }, every * hourMs] as const),
  ...[1, 7].map((every) => [{ unit: "day", every }, every * dayMs] as const),
  ...[1, 3, 12].map((every) => [{ unit: "month", every }, every * 30 * dayMs] as const),
  [{ unit: "month", every: 120 }, 3650 * dayMs],
];

/** The shortest step of at least `leastMs` with which a range needs at most 96 bars. */
export function stepFor(rangeMs: number, leastMs = 0): Step {
  const fitting = steps.find(([, aboutMs]) => aboutMs >= leastMs && rangeMs / aboutMs <= mostBars);
  return fitting?.[0] ?? { unit: "month", every: 120 };
}

/**
 * The instants (epoch ms) at which bars begin and end, so that they cover the range: n bars have n + 1 edges. Up to an
 * hour bars are equally long; beyond that they follow the clock of the zone, so that a day begins at midnight and has
 * 23 or 25 hours where the clocks change.
 *
 * @param zone an IANA name; an unknown one throws RangeError
 */
export function barEdges(from: number, to: number, step: Step, zone: string): number[] {
  if (to <= from) return [];
  const edges: number[] = [];
  if (step.unit === "fixed") {
    // From midnight on, so that quarters of an hour are quarters also where the zone's offset is odd.
    const offset = offsetAt(from, zone);
    const first = Math.floor((from + offset) / step.ms) * step.ms - offset;
    for (let at = first; at < to; at += step.ms) edges.push(at);
    edges.push((edges.at(-1) ?? first) + step.ms);
    return edges;
  }
  let clock = floorClock(from + offsetAt(from, zone), step);
  for (;;) {
    const at = instantOf(clock, zone);
    if (edges.length === 0 || at > (edges.at(-1) ?? 0)) edges.push(at);
    if (at >= to) return edges;
    clock = nextClock(clock, step);
  }
}

/** The reading of a wall clock, as if it were UTC, cut to the step. Weeks begin on Monday. */
function floorClock(clock: number, step: Exclude<Step, { unit: "fixed" }>): number {
  if (step.unit === "hour") return Math.floor(clock / (step.every * hourMs)) * step.every * hourMs;
  if (step.unit === "day") {
    const shift = step.every === 7 ? 3 * dayMs : 0;
    return Math.floor((clock + shift) / (step.every * dayMs)) * step.every * dayMs - shift;
  }
  const date = new Date(clock);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const first = Math.floor(months / step.every) * step.every;
  return Date.UTC(Math.floor(first / 12), first % 12, 1);
}

function nextClock(clock: number, step: Exclude<Step, { unit: "fixed" }>): number {
  if (step.unit === "hour") return clock + step.every * hourMs;
  if (step.unit === "day") return clock + step.every * dayMs;
  const date = new Date(clock);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step.every, 1);
}

/** The instant at which a wall clock in the zone reads this; of two, the first; of none, where it would have been. */
function instantOf(clock: number, zone: string): number {
  const before = clock - offsetAt(clock - dayMs, zone);
  if (before + offsetAt(before, zone) === clock) return before;
  return clock - offsetAt(clock + dayMs, zone);
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** A zone can be spelled in any case: what a reader sends must not fill the memory. */
const mostFormats = 100;

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(at: number, zone: string): number {
  if (zone === "UTC") return 0;
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    if (formats.size >= mostFormats) formats.clear();
    formats.set(zone, format);
  }
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const reading = Date.UTC(year, month - 1, day, hour, minute, second);
  return reading - Math.floor(at / secondMs) * secondMs;
}
