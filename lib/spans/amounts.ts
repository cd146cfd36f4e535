import type { SpanFieldKey } from "./fields";
import type { SortKey } from "./sort";

export type AmountKey = Exclude<SortKey, "time">;

/** Where an amount that spans are ordered by lives: SQL text of our own making, on the alias `s`. */
export type Amount = {
  /** What it is called where spans are filtered by it. */
  field: SpanFieldKey;
  /** The column, which has an index of its positive values where `isIndexed`. */
  column: string;
  /** The amount with null for none, written so that no index gives its order. */
  whole: string;
  positive: string;
  /** Null where zero means none. */
  zero: string | null;
  none: string;
  isIndexed: boolean;
};

/** Amounts are never negative; docs/rules.md, "Order of a list". */
export const amounts: Readonly<Record<AmountKey, Amount>> = {
  cost: amount("cost", "s.cost_nanos", "0"),
  latency: {
    ...amount("latency", "s.duration_us", "0"),
    whole: "nullif(s.duration_us, 0)",
    // Nothing was measured.
    zero: null,
    none: "s.duration_us = 0",
  },
  ttft: amount("time_to_first_token", "s.ttft_us", "0"),
  tokens: amount("total_request_tokens", "s.total_tokens", "0"),
  // Of single precision: compared with one of double precision it would differ from itself.
  speed: amount("tokens_per_second", "s.tokens_per_second", "0::real"),
  prompt_tokens: { ...amount("prompt_tokens", "s.prompt_tokens", "0"), isIndexed: false },
  completion_tokens: { ...amount("completion_tokens", "s.completion_tokens", "0"), isIndexed: false },
};

function amount(field: SpanFieldKey, column: string, nothing: string): Amount {
  return {
    field,
    column,
    whole: `(${column} + ${nothing})`,
    positive: `${column} > 0`,
    zero: `${column} = 0`,
    none: `${column} is null`,
    isIndexed: true,
  };
}
