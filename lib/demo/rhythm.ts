import { demoHex } from "@/lib/demo/random";

const hourMs = 3_600_000;
export const demoDays = 30;

/** How busy each of a day's 24 hours (UTC) is, and how busy Saturday and Sunday are against a weekday. */
export type Rhythm = { hours: readonly number[]; weekend: number };

/** Shoppers: lunch and evening, weekends nearly as busy, a few night owls overseas. */
export const shoppers: Rhythm = {
  hours: [
    0.16, 0.1, 0.07, 0.06, 0.07, 0.12, 0.25, 0.45, 0.7, 0.9, 1, 1.05, 1.1, 1, 0.95, 1, 1.1, 1.2, 1.3, 1.3,
    1.1, 0.8, 0.5, 0.28,
  ],
  weekend: 0.72,
};

/** People at work, from Lisbon to Helsinki with a tail from the Americas. */
export const office: Rhythm = {
  hours: [
    0.05, 0.03, 0.02, 0.02, 0.03, 0.08, 0.3, 0.75, 1.1, 1.25, 1.2, 0.95, 0.8, 1.05, 1.2, 1.1, 0.85, 0.55,
    0.35, 0.28, 0.22, 0.18, 0.12, 0.07,
  ],
  weekend: 0.14,
};

/**
 * Places shares of the last thirty days on the clock: 0 is thirty days before `anchorMs`, 1 is `anchorMs`, and
 * between them time passes quickly at night and at weekends. Traffic grows by about two thirds over the month.
 */
export function momentPicker(anchorMs: number, rhythm: Rhythm): (share: number) => number {
  const count = demoDays * 24;
  const cumulative = [0];
  for (let hour = 0; hour < count; hour++) {
    const startMs = anchorMs - (count - hour) * hourMs;
    const date = new Date(startMs);
    const weekend = date.getUTCDay() % 6 === 0 ? rhythm.weekend : 1;
    const growth = 0.75 + (0.5 * hour) / count;
    // The same hour is as lively at every load, counted back from now.
    const liveliness = 0.7 + 0.6 * (Number.parseInt(demoHex(4, "hour", count - hour), 16) / 0xffff);
    const weight = (rhythm.hours[date.getUTCHours()] ?? 0) * weekend * growth * liveliness;
    cumulative.push((cumulative[hour] ?? 0) + weight);
  }
  const total = cumulative[count] ?? 1;

  return (share) => {
    const wanted = Math.max(0, Math.min(1, share)) * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle + 1] ?? 0) >= wanted) high = middle;
      else low = middle + 1;
    }
    const before = cumulative[low] ?? 0;
    const width = (cumulative[low + 1] ?? before) - before;
    const within = width > 0 ? (wanted - before) / width : 0;
    return anchorMs - (count - low - within) * hourMs;
  };
}
