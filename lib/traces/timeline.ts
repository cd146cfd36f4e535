/** The stretch of time a waterfall shows, in microseconds since the epoch. */
export type TimeScale = { startMicros: number; durationMicros: number };

/** A position in the track: shares of its width, both within 0–1. */
export type Bar = { left: number; width: number };

/** Spans everything given; an empty trace, or one without duration, still has a scale. */
export function timeScale(spans: Iterable<{ startMicros: number; endMicros: number }>): TimeScale {
  let start = Infinity;
  let end = -Infinity;
  for (const { startMicros, endMicros } of spans) {
    start = Math.min(start, startMicros);
    end = Math.max(end, endMicros);
  }
  return start === Infinity
    ? { startMicros: 0, durationMicros: 0 }
    : { startMicros: start, durationMicros: Math.max(0, end - start) };
}

/** Where a span's bar lies. Its drawn width has a minimum in pixels besides, which is the stylesheet's business. */
export function barOf(scale: TimeScale, span: { offsetMicros: number; durationMicros: number }): Bar {
  if (scale.durationMicros === 0) return { left: 0, width: 0 };
  const left = clamp(span.offsetMicros / scale.durationMicros);
  return { left, width: Math.min(1 - left, clamp(span.durationMicros / scale.durationMicros)) };
}

/**
 * Which side of the bar its duration is written on: after it where there is room, else before it, else on it.
 *
 * @param roomShare the share of the track the text takes.
 */
export function labelSide({ left, width }: Bar, roomShare: number): "after" | "before" | "inside" {
  if (1 - left - width >= roomShare) return "after";
  return left >= roomShare ? "before" : "inside";
}

/** Five ticks at quarters, all in one unit with as many decimals as it takes to tell them apart; only the first without duration. */
export function ticks(scale: TimeScale): { share: number; label: string }[] {
  const ms = scale.durationMicros / 1000;
  if (ms === 0) return [{ share: 0, label: "0" }];
  return [0, 0.25, 0.5, 0.75, 1].map((share) => ({
    share,
    label: share === 0 ? "0" : tickLabel(ms * share, ms),
  }));
}

const units = [
  { name: "d", ms: 86_400_000 },
  { name: "h", ms: 3_600_000 },
  { name: "min", ms: 60_000 },
  { name: "s", ms: 1_000 },
  { name: "ms", ms: 1 },
  { name: "µs", ms: 0.001 },
] as const;

function tickLabel(ms: number, totalMs: number): string {
  const unit = units.find((one) => totalMs >= 2 * one.ms) ?? units[5];
  const total = totalMs / unit.ms;
  const decimals = unit.name === "µs" || total >= 100 ? 0 : total >= 10 ? 1 : 2;
  return `${(ms / unit.ms).toFixed(decimals)} ${unit.name}`;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
