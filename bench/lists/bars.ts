import type { Summary } from "../stopwatch";

/** What ten million spans over 30 days must reach, in milliseconds of the whole request. */
export type Bar = {
  title: string;
  /** Absent where the figure is for orientation only. */
  median?: number;
  p95?: number;
  /** Times the first page of all. */
  ratio?: number;
  /** May take more than twice as long with ten times the spans. */
  mayGrow?: true;
};

export const bars = {
  first: { title: "First page: no filter, one filter newest first, an indexed order", median: 25, p95: 60 },
  ordered: { title: "First page: one filter and an indexed order", median: 80, p95: 160 },
  three: { title: "First page: three filters, metadata among them", median: 60, p95: 150 },
  deep: { title: "A page far down, beside the first page", ratio: 1.3 },
  day: { title: "Count, bars, figures and facets of 24 hours", median: 60 },
  month: { title: "Count, bars, figures and facets of 30 days", median: 250 },
  filled: { title: "Search in 24 hours: words that fill the page", median: 300 },
  complete: { title: "Search in 24 hours: all of it searched", median: 2_000, mayGrow: true },
  panel: { title: "A span's panel", median: 30, p95: 60 },
  other: { title: "Beside these", mayGrow: true },
} as const satisfies Record<string, Bar>;
export type Group = keyof typeof bars;

/** Ten times the spans may take this many times as long. */
export const mostGrowth = 2;

export type Measured = Pick<Summary, "median" | "p95"> & {
  /** Times the baseline, which counts only where the bar is one. */
  ratio: number | null;
  /** Ten million spans by one million; null while only one of them was measured. */
  growth: number | null;
  /** The answer left something out for want of time. */
  isPartial: boolean;
};

/** "ok", or what was missed; nothing where there is no bar. */
export function verdict(bar: Bar, measured: Measured): string {
  const exceeds = (limit: number | undefined, value: number | null) =>
    limit !== undefined && value !== null && value > limit;
  const missed = [
    ...(measured.isPartial ? ["incomplete"] : []),
    ...(exceeds(bar.median, measured.median) ? ["median"] : []),
    ...(exceeds(bar.p95, measured.p95) ? ["p95"] : []),
    ...(exceeds(bar.ratio, measured.ratio) ? ["ratio"] : []),
    ...(!bar.mayGrow && exceeds(mostGrowth, measured.growth) ? ["growth"] : []),
  ];
  if (missed.length > 0) return `MISSED ${missed.join(", ")}`;
  return bar.median === undefined && bar.ratio === undefined ? "" : "ok";
}

/** The bar as it stands beside its title: "25 / 60 ms". */
export function limitsOf({ median, p95, ratio }: Bar): string {
  if (ratio !== undefined) return `${ratio} times at most`;
  if (median === undefined) return "no bar";
  return p95 === undefined ? `${median} ms` : `${median} / ${p95} ms`;
}
