import { createHash } from "node:crypto";

/** A stream of numbers that is the same for the same seed on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both possible. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Up to `count` different members, in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  /** Log-normal around `median`: many a bit below, a few far above, as durations are. */
  around(median: number, spread?: number): number;
};

/** Ids and seeds of the demo: the first `length` hex digits of a hash of the parts. */
export function demoHex(length: number, ...parts: (string | number)[]): string {
  return createHash("sha256").update(parts.join("/")).digest("hex").slice(0, length);
}

/** mulberry32, seeded by a hash of the given name. */
export function seededRandom(seed: string): Random {
  let state = Number.parseInt(demoHex(8, seed), 16);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  function int(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("nothing to pick from");
    // The index is inside the list, whose members may themselves be undefined.
    return list[Math.floor(next() * list.length)] as T;
  }

  function sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length > 0) chosen.push(...rest.splice(int(0, rest.length - 1), 1));
    return chosen;
  }

  function around(median: number, spread = 0.35): number {
    const gauss = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return median * Math.exp(Math.max(-2.2, Math.min(2.6, gauss)) * spread);
  }

  return { next, int, chance: (probability) => next() < probability, pick, sample, around };
}
