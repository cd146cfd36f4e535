/** A repeatable source of chance: the same seed gives the same load. */
export type Random = {
  /** A whole number from 0 to `below`, exclusive. */
  below: (below: number) => number;
  chance: (share: number) => boolean;
  pick: <One>(from: readonly [One, ...One[]]) => One;
  /** Lower-case hex of so many bytes. */
  hex: (bytes: number) => string;
};

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (from) => from[below(from.length)] ?? from[0],
    hex: (bytes) => Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, "0")).join(""),
  };
}
