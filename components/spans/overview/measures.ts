import { formatCompact, formatCost, formatDuration } from "@/lib/format";
import type { VolumeBar } from "@/lib/spans/aggregates/volume";

export const measures = ["spans", "errors", "cost", "latency"] as const;
export type Measure = (typeof measures)[number];

type MeasureLook = {
  label: string;
  /** How high a bar is, in any unit. */
  heightOf: (bar: VolumeBar) => number;
  words: (bar: VolumeBar) => string;
};

const plural = (count: number, noun: string) => `${formatCompact(count)} ${noun}${count === 1 ? "" : "s"}`;

export const looks: Readonly<Record<Measure, MeasureLook>> = {
  spans: {
    label: "Spans",
    heightOf: (bar) => bar.spans,
    words: (bar) =>
      `${plural(bar.spans, "span")}${bar.errors > 0 ? ` · ${plural(bar.errors, "error")}` : ""}`,
  },
  errors: {
    label: "Errors",
    heightOf: (bar) => bar.errors,
    words: (bar) => `${plural(bar.errors, "error")} in ${plural(bar.spans, "span")}`,
  },
  cost: { label: "Cost", heightOf: (bar) => bar.costNanos, words: (bar) => formatCost(bar.costNanos) },
  latency: {
    label: "Latency",
    heightOf: (bar) => bar.latencyMs ?? 0,
    words: (bar) => `${formatDuration(bar.latencyMs)} on average`,
  },
};

/** Several bars as one: sums add up, latency is weighed by spans. */
export function together(bars: readonly VolumeBar[]): VolumeBar | null {
  const [first] = bars;
  const last = bars.at(-1);
  if (!first || !last) return null;
  const sum = (of: (bar: VolumeBar) => number) => bars.reduce((all, bar) => all + of(bar), 0);
  const timed = bars.filter((bar) => bar.latencyMs !== null);
  const weight = timed.reduce((all, bar) => all + bar.timed, 0);
  return {
    from: first.from,
    to: last.to,
    spans: sum((bar) => bar.spans),
    errors: sum((bar) => bar.errors),
    costNanos: sum((bar) => bar.costNanos),
    totalTokens: sum((bar) => bar.totalTokens),
    timed: weight,
    latencyMs:
      weight === 0 ? null : timed.reduce((all, bar) => all + (bar.latencyMs ?? 0) * bar.timed, 0) / weight,
  };
}
