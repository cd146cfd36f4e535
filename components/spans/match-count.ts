import { useEffect, useSyncExternalStore } from "react";
import type { SpanCount } from "@/lib/spans/aggregates/count";
import { parseListState } from "@/lib/spans/list-state";
import { selectionParams } from "./overview/fetch-overview";

// Counted once, above the list; said also in the panel and in the bar of ticked rows.
let counted: { selection: string; count: SpanCount } | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For who counts: `query` are the search params that were counted, `count` null while that is unknown. */
export function useShareCount(query: URLSearchParams, count: SpanCount | null): void {
  const selection = query.toString();
  useEffect(() => {
    if (count === null) return;
    counted = { selection, count };
    for (const listener of listeners) listener();
  }, [selection, count]);
}

/** How many spans a list has, if that was counted above it; null otherwise. */
export function useCounted(listKey: string): SpanCount | null {
  const selection = selectionParams(parseListState(new URLSearchParams(listKey))).toString();
  const read = () => (counted?.selection === selection ? counted.count : null);
  return useSyncExternalStore(subscribe, read, () => null);
}
