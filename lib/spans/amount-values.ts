import type { SortKey } from "./sort";

const int8Max = 2n ** 63n - 1n;
const int4Max = 2n ** 31n - 1n;

/** The largest value a column of whole numbers holds; null for one of single precision, and for the order of time, which has none. */
const largest: Readonly<Record<SortKey, bigint | null>> = {
  time: null,
  cost: int8Max,
  latency: int8Max,
  ttft: int8Max,
  tokens: int4Max,
  prompt_tokens: int4Max,
  completion_tokens: int4Max,
  speed: null,
};

/** Whether the text is one that the database reads as an amount of this order; null stands for none. */
export function isAmountText(key: SortKey, text: string | null): boolean {
  if (text === null) return true;
  const max = largest[key];
  if (max !== null) return /^\d{1,19}$/.test(text) && BigInt(text) <= max;
  if (key === "time" || !/^\d+(\.\d+)?(e[+-]?\d+)?$/.test(text)) return false;
  const number = Number(text);
  const single = Math.fround(number);
  // What is too small for the type is refused, too.
  return Number.isFinite(single) && (single > 0 || /^[0.]+(e|$)/.test(text));
}
