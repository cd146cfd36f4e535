import type { Random } from "@/lib/demo/random";

/** Log-normal around `median`, without bounds: `sigma` is the spread of the logarithm. */
export function logNormal(random: Random, median: number, sigma: number): number {
  const gauss = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return median * Math.exp(gauss * sigma);
}

/** Draws ranks 0 to `count` - 1, of which rank r comes up in proportion to 1 / (r + 1). */
export function zipf(count: number): (share: number) => number {
  const until = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1);
    until[rank] = sum;
  }
  return (share) => {
    const wanted = share * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((until[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Draws one of the values in proportion to its weight. */
export function weighted<Value>(choices: readonly (readonly [Value, number])[]): (random: Random) => Value {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  const last = choices.at(-1);
  if (!last) throw new RangeError("There is nothing to choose from.");
  return (random) => {
    let left = random.next() * total;
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return last[0];
  };
}

/** `digits` random hex digits, a multiple of eight. */
export function hex(random: Random, digits: number): string {
  let text = "";
  while (text.length < digits) text += hex32(random.next() * 2 ** 32);
  return text;
}

/** The low 32 bits as eight hex digits. */
export function hex32(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
