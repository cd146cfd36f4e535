/** What a list of spans can be sorted by. Rows without the value come last in both directions. */
export const sortKeys = [
  "time",
  "cost",
  "latency",
  "ttft",
  "tokens",
  "prompt_tokens",
  "completion_tokens",
  "speed",
] as const;

export type SortKey = (typeof sortKeys)[number];
export type SpanSort = { key: SortKey; descending: boolean };

/** Newest first. */
export const defaultSort: SpanSort = { key: "time", descending: true };

/** Reads `cost` (ascending) or `-cost` (descending); null for anything else. */
export function parseSort(text: string): SpanSort | null {
  const descending = text.startsWith("-");
  const key = sortKeys.find((one) => one === text.slice(descending ? 1 : 0));
  return key ? { key, descending } : null;
}

/** The text that reads back as this sort. */
export function printSort({ key, descending }: SpanSort): string {
  return descending ? `-${key}` : key;
}
