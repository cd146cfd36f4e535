/** What a set of measurements comes to. Times are milliseconds. */
export type Summary = { runs: number; median: number; p95: number };

/**
 * The value below which `share` (0 to 1) of the values lie, interpolated between the two nearest ranks.
 *
 * @throws RangeError for an empty list
 */
export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError("There are no values.");
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

export function summarize(times: readonly number[]): Summary {
  return { runs: times.length, median: median(times), p95: quantile(times, 0.95) };
}

/** How many times the baseline the candidate takes: 2 is twice as slow. */
export function ratio(candidate: Pick<Summary, "median">, baseline: Pick<Summary, "median">): number {
  return candidate.median / baseline.median;
}

/** The least-squares slope of `y` over `x`; 0 for fewer than two different `x`. */
export function slope(points: readonly { x: number; y: number }[]): number {
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return spread > 0 ? points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread : 0;
}

/**
 * Measures what is warm: every round is run once unmeasured before, as far as a third of the budget goes, but one
 * always. `run` gets the number of the round, from 1.
 *
 * @param options.rounds measured runs at most
 * @param options.budgetMs no further round is begun after this long, but one is always measured
 */
export async function measureWarm(
  run: (round: number) => Promise<unknown>,
  options: { rounds: number; budgetMs: number },
): Promise<Summary> {
  const times: number[] = [];
  for (const [share, measured] of [
    [1 / 3, false],
    [1, true],
  ] as const) {
    const started = performance.now();
    for (let round = 1; round <= options.rounds; round++) {
      if (round > 1 && performance.now() - started > options.budgetMs * share) break;
      const before = performance.now();
      await run(round);
      if (measured) times.push(performance.now() - before);
    }
  }
  return summarize(times);
}

export type Pair = { candidate: Summary; baseline: Summary; ratio: number };

/**
 * Measures two ways of doing the same in turns, so that whatever else the machine does meets both alike. Each way
 * runs once unmeasured; who goes first alternates.
 *
 * @param options.rounds measured runs of each at most
 * @param options.budgetMs no further round is begun after this long, but three are always run
 */
export async function measurePair(
  candidate: (round: number) => Promise<unknown>,
  baseline: (round: number) => Promise<unknown>,
  options: { rounds: number; budgetMs: number },
): Promise<Pair> {
  const times: { candidate: number[]; baseline: number[] } = { candidate: [], baseline: [] };
  await candidate(0);
  await baseline(0);
  const started = performance.now();
  for (let round = 1; round <= options.rounds; round++) {
    if (round > 3 && performance.now() - started > options.budgetMs) break;
    const order = [
      ["candidate", candidate],
      ["baseline", baseline],
    ] as const;
    for (const [name, run] of round % 2 === 0 ? order : order.toReversed()) {
      const before = performance.now();
      await run(round);
      times[name].push(performance.now() - before);
    }
  }
  const summaries = { candidate: summarize(times.candidate), baseline: summarize(times.baseline) };
  return { ...summaries, ratio: ratio(summaries.candidate, summaries.baseline) };
}
