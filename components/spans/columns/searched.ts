import { formatCost, formatCount, formatDuration, formatTime } from "@/lib/format";
import type { SpanSort } from "@/lib/spans/sort";
import type { SpanPage } from "@/lib/spans/types";

/**
 * How far a search got whose time ran out, in words; null when it was complete. In an order by an amount without an index
 * that is the time since which spans are in the list at all.
 */
export function describeSearched(
  { next, searchedTo, searchedAmount }: Pick<SpanPage, "next" | "searchedTo" | "searchedAmount">,
  sort: SpanSort,
  timeZone: string,
): string | null {
  if (searchedAmount !== null) {
    return `Searched ${sort.descending ? "down" : "up"} to ${describeAmount(sort, searchedAmount)}`;
  }
  if (searchedTo === null) return null;
  const moment = formatTime(searchedTo, timeZone);
  if (sort.key !== "time" && next === null) return `Ordered among the spans since ${moment} only`;
  return sort.descending ? `Searched back to ${moment}` : `Searched up to ${moment}`;
}

function describeAmount({ key }: SpanSort, amount: number): string {
  if (key === "cost") return formatCost(amount);
  if (key === "latency" || key === "ttft") return formatDuration(amount);
  return key === "speed" ? `${amount.toFixed(1)} tokens/s` : `${formatCount(amount)} tokens`;
}
