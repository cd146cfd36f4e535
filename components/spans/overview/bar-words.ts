import { zonedTime } from "@/lib/format";
import type { Step } from "@/lib/spans/aggregates/bars";

const dayMs = 86_400_000;

function partsOf(ms: number, zone: string) {
  const time = zonedTime(new Date(ms).toISOString(), zone);
  return { day: time?.day ?? "", date: time?.date ?? "", clock: time?.clock ?? "" };
}

function clockOf(clock: string, step: Step): string {
  return step.unit === "fixed" && step.ms < 60_000 ? clock : clock.slice(0, 5);
}

function isLong(step: Step): boolean {
  return step.unit === "day" || step.unit === "month";
}

/** A moment below the bars, as short as the step allows: "19 Nov 09:45", "09:45", "19 Nov", "Nov 2026". */
export function tickWords(ms: number, step: Step, zone: string, isFirst: boolean): string {
  const { day, date, clock } = partsOf(ms, zone);
  if (step.unit === "month") return date.slice(date.indexOf(" ") + 1);
  if (isLong(step)) return isFirst ? date : day;
  if (isFirst || clock === "00:00:00") return clock === "00:00:00" ? day : `${day} ${clockOf(clock, step)}`;
  return step.unit === "hour" ? `${day} ${clockOf(clock, step)}` : clockOf(clock, step);
}

/** The time of one or several bars: "19 Nov 09:45 – 10:00", "19 – 25 Nov 2026". `to` is excluded. */
export function spanWords(from: number, to: number, step: Step, zone: string): string {
  const [a, b] = [partsOf(from, zone), partsOf(isLong(step) ? to - 1 : to, zone)];
  if (isLong(step)) {
    if (a.date === b.date) return a.date;
    return `${a.date.endsWith(b.date.slice(-4)) ? a.day : a.date} – ${b.date}`;
  }
  const end = clockOf(b.clock, step);
  const isSameDay = a.date === b.date || (to - from <= dayMs && b.clock === "00:00:00");
  return `${a.day} ${clockOf(a.clock, step)} – ${isSameDay ? end : `${b.day} ${end}`}`;
}
