/** A stretch of time that something took, in microseconds. */
export type Interval<T> = {
  startMicros: number;
  endMicros: number;
  /** Of two equally long intervals the one with the higher rank, then the smaller id, counts as the longer. */
  rank: number;
  id: string;
  of: T;
};

/** Finds the shortest interval around `inner` that is longer than it and that `fits`. */
export type FindEnclosing<T> = (
  inner: Interval<T>,
  fits: (outer: Interval<T>) => boolean,
) => Interval<T> | null;

/**
 * Prepares a search for the shortest interval that encloses another. Calls must come by ascending start of the inner
 * interval. Each costs O(log n), and as much again for each candidate that does not fit.
 *
 * How: intervals stand in a segment tree by length, entered once their start is reached, each inner node knowing
 * the latest end below it; the first entry after the inner interval's own length that ends late enough is it.
 */
export function smallestEnclosing<T>(
  intervals: readonly Interval<T>[],
  toleranceMicros: number,
): FindEnclosing<T> {
  const byLength = intervals.toSorted(compareLength);
  const position = new Map(byLength.map((interval, index) => [interval, index]));
  const byStart = byLength.toSorted((a, b) => a.startMicros - b.startMicros);
  let leaves = 1;
  while (leaves < byLength.length) leaves *= 2;
  const latestEnd = new Float64Array(leaves * 2).fill(-Infinity);
  let entered = 0;

  const enterUntil = (micros: number) => {
    for (; entered < byStart.length; entered++) {
      const next = byStart[entered];
      if (!next || next.startMicros > micros) return;
      for (let at = leaves + (position.get(next) ?? 0); at >= 1; at >>= 1) {
        latestEnd[at] = Math.max(latestEnd[at] ?? -Infinity, next.endMicros);
      }
    }
  };

  /** The first leaf at or after `from` whose end is not before `end`, or -1. */
  const firstEnding = (from: number, end: number): number => {
    if (from >= leaves) return -1;
    let at = leaves + from;
    while ((latestEnd[at] ?? -Infinity) < end) {
      while (at % 2 === 1) at >>= 1;
      if (at === 0) return -1;
      at += 1;
    }
    while (at < leaves) at = (latestEnd[at * 2] ?? -Infinity) >= end ? at * 2 : at * 2 + 1;
    return at - leaves;
  };

  return (inner, fits) => {
    enterUntil(inner.startMicros + toleranceMicros);
    let from = firstLonger(byLength, inner);
    for (;;) {
      const found = firstEnding(from, inner.endMicros - toleranceMicros);
      const outer = byLength[found];
      if (!outer) return null;
      if (fits(outer)) return outer;
      from = found + 1;
    }
  };
}

function compareLength(a: Interval<unknown>, b: Interval<unknown>): number {
  return (
    a.endMicros - a.startMicros - (b.endMicros - b.startMicros) ||
    a.rank - b.rank ||
    (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
  );
}

function firstLonger<T>(byLength: readonly Interval<T>[], inner: Interval<T>): number {
  let low = 0;
  let high = byLength.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = byLength[middle];
    if (one && compareLength(one, inner) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
