import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { listTraceSpans } from "@/lib/spans/trace-spans";
import type { TraceSpanRow, TraceTotals } from "@/lib/spans/types";
import { placeParentless } from "./reparent";
import { buildTree, type Forest } from "./tree";

/** A trace as it stands now: its rollup and its spans as a forest. */
export type Trace = {
  totals: TraceTotals;
  forest: Forest<TraceSpanRow>;
  /**
   * Costs stated on tool spans (a paid API). They belong to no model call, so no total contains them; null when
   * there is none (docs/rules.md, "Tokens and cost").
   */
  otherCostNanos: number | null;
};

/**
 * Reads a trace and builds its tree anew, so that spans which arrive late heal it.
 *
 * @param traceId as it was sent.
 * @returns null when no span of this trace is visible to the scope.
 */
export async function getTrace(scope: Scope, traceId: string): Promise<Trace | null> {
  const found = await listTraceSpans(scope, traceId);
  if (!found) return null;
  const { trace, spans } = found;
  return {
    totals: trace,
    forest: buildTree(spans, placeParentless(spans)),
    otherCostNanos: otherCost(spans),
  };
}

function otherCost(spans: readonly TraceSpanRow[]): number | null {
  const paid = spans.filter(
    ({ logType, ownsUsage, priceRule }) =>
      (logType === "tool" || logType === "function") && !ownsUsage && priceRule === "given",
  );
  return paid.length === 0 ? null : paid.reduce((sum, { costNanos }) => sum + (costNanos ?? 0), 0);
}
