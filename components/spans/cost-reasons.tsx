import type { ReactNode } from "react";
import { formatCostExact, formatTokens } from "@/lib/format";
import type { SpanFacts } from "@/lib/panel/panel-span";
import type { CostExplanation } from "@/lib/pricing/explain";
import { CostLines } from "./cost-lines";
import { CostRule } from "./cost-rule";

/** Where a span's cost comes from: the rule, every line of the sum, and what to know of it. */
export function CostReasons({ span, explanation }: { span: SpanFacts; explanation: CostExplanation }) {
  const { lines, sumNanos, costNanos, longerThan, price } = explanation;
  const isOff = sumNanos !== null && sumNanos !== costNanos;
  return (
    <div className="grid gap-2.5 text-12">
      <h3 className="text-13 font-semibold">Why this cost?</h3>
      <CostRule span={span} explanation={explanation} />
      {sumNanos === null ? null : <CostLines lines={lines} sumNanos={sumNanos} />}
      {isOff ? (
        <Note>
          <strong className="font-medium text-warning">
            {formatCostExact(costNanos)} is stored, which is not this sum.
          </strong>{" "}
          The lines are what the same usage and prices come to today; a stored cost changes only when the span
          is priced again.
        </Note>
      ) : null}
      {price?.retiredAt ? (
        <Note>
          This price has been replaced or removed since. Spans keep the price they were computed with until
          they are priced again.
        </Note>
      ) : null}
      {longerThan === null ? null : (
        <Note>
          The prompt has more than {formatTokens(longerThan)} tokens, so the rates for long prompts hold for
          the whole request.
        </Note>
      )}
      {span.tokensEstimated ? (
        <Note>
          ≈ No usage was reported. The tokens were counted from the content as OpenAI counts them; other
          vendors’ counts of the same text differ by some 5 to 30 %, and images are not counted.
        </Note>
      ) : null}
      {span.ownsUsage || isSilent(span) ? null : <Note>{unownedWords(span)}</Note>}
    </div>
  );
}

/** Why what a span reports enters no total. */
export function unownedWords({ logType, priceRule }: Pick<SpanFacts, "logType" | "priceRule">): string {
  const isPaidTool = (logType === "tool" || logType === "function") && priceRule === "given";
  return isPaidTool
    ? "Other reported cost: shown beside the trace’s total, never in it."
    : "Reported here, counted on another span of the trace: it enters no total.";
}

function isSilent({ costNanos, promptTokens, completionTokens, totalTokens }: SpanFacts): boolean {
  return [costNanos, promptTokens, completionTokens, totalTokens].every((reported) => reported === null);
}

function Note({ children }: { children: ReactNode }) {
  return <p className="text-muted">{children}</p>;
}
