import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { summaryOf } from "./aggregates/summary";
import { BudgetSpent } from "./wire-door";
import type { WireSummaryQuery } from "./wire-query";
import { seenBy } from "./wire-scope";

/**
 * What a selection's spans add up to, as REST says it: USD, tokens of owned usage, seconds. Averages are over the spans
 * that were measured. `is_exact` is false where sums are estimated from every fiftieth span.
 * Source: docs/rules.md, "Summary and groups".
 *
 * @throws BudgetSpent when it cannot be read in time
 */
export async function summaryOverWire(
  scope: Scope,
  query: WireSummaryQuery,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const seen = seenBy(scope, query);
  const summary = await summaryOf(seen.scope, seen.selection, { exact: query.exact, signal });
  if (!summary) throw new BudgetSpent();
  const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);
  return {
    number_of_requests: summary.spans,
    error_count: summary.errors,
    total_cost: summary.costNanos / 1e9,
    total_tokens: summary.totalTokens,
    total_prompt_tokens: summary.promptTokens,
    total_completion_tokens: summary.completionTokens,
    avg_latency: seconds(summary.latencyAverageMs),
    latency_p50: seconds(summary.latencyP50Ms),
    latency_p95: seconds(summary.latencyP95Ms),
    avg_ttft: seconds(summary.ttftAverageMs),
    ttft_p50: seconds(summary.ttftP50Ms),
    ttft_p95: seconds(summary.ttftP95Ms),
    avg_tps: summary.tokensPerSecond,
    // No evaluator judges spans yet.
    scores: {},
    is_exact: summary.isExact && summary.isTimedExactly,
  };
}
