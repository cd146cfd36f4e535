import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { groupsOf, type SpanGroup } from "./groups";
import { BudgetSpent } from "./wire-door";
import { pageAddress } from "./wire-paging";
import type { Grouping } from "./wire-params";
import type { WireGroupQuery } from "./wire-query";
import { seenBy } from "./wire-scope";

/** The name under which a row repeats its value, where that is another than the grouping's. */
const fieldNames: Partial<Record<Grouping, string>> = {
  trace: "trace_unique_id",
  thread: "thread_identifier",
};

/**
 * Answers a REST groups query: `{count, next, previous, results, is_exact}`. Money is USD, times are seconds, shares are
 * per cent. Source: docs/rules.md, "Summary and groups".
 *
 * @throws BudgetSpent when it cannot be read in time
 */
export async function groupsOverWire(
  scope: Scope,
  query: WireGroupQuery,
  url: URL,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const seen = seenBy(scope, query);
  const { groupBy, page, pageSize: limit, sort, exact } = query;
  const skip = (page - 1) * limit;
  const found = await groupsOf(seen.scope, seen.selection, { groupBy, sort, limit, skip }, { exact, signal });
  if (!found) throw new BudgetSpent();
  return {
    count: found.count,
    next: skip + found.groups.length < found.count ? pageAddress(url, page + 1, null) : null,
    previous: page > 1 ? pageAddress(url, page - 1, null) : null,
    group_by: groupBy,
    is_exact: found.isExact,
    results: found.groups.map((group) => rowOf(group, groupBy)),
  };
}

function rowOf(group: SpanGroup, groupBy: Grouping): Record<string, unknown> {
  const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);
  return {
    group: group.value,
    [fieldNames[groupBy] ?? groupBy]: group.value,
    number_of_requests: group.spans,
    total_cost: group.costNanos / 1e9,
    total_tokens: group.totalTokens,
    total_prompt_tokens: group.promptTokens,
    total_completion_tokens: group.completionTokens,
    error_count: group.errors,
    error_percentage: (100 * group.errors) / group.spans,
    cache_hit_percentage: group.promptTokens > 0 ? (100 * group.cacheReadTokens) / group.promptTokens : null,
    avg_latency: seconds(group.latencyAverageMs),
    avg_ttft: seconds(group.ttftAverageMs),
    avg_tps: group.tokensPerSecond,
    first_seen: group.firstSeen,
    last_seen: group.lastSeen,
  };
}
