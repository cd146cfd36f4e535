import { type SortKey, type SpanSort, sortKeys } from "@/lib/spans/sort";

/** Columns that can be sorted by have the name of the order. */
export function sortKeyOf(columnId: string): SortKey | null {
  return sortKeys.find((key) => key === columnId) ?? null;
}

const words: Record<SortKey, readonly [descending: string, ascending: string]> = {
  time: ["newest first", "oldest first"],
  cost: ["highest cost first", "lowest cost first"],
  latency: ["longest latency first", "shortest latency first"],
  ttft: ["longest time to first token first", "shortest time to first token first"],
  tokens: ["most tokens first", "fewest tokens first"],
  prompt_tokens: ["most tokens in first", "fewest tokens in first"],
  completion_tokens: ["most tokens out first", "fewest tokens out first"],
  speed: ["fastest first", "slowest first"],
};

export function describeSort({ key, descending }: SpanSort): string {
  return words[key][descending ? 0 : 1];
}
