import { Cost } from "@/components/cells/cost";
import { Tokens } from "@/components/cells/tokens";
import { formatCostExact, formatTokens } from "@/lib/format";
import type { SpanDetail } from "@/lib/spans/types";
import { PropertyList, PropertyRow } from "./property-row";

const ruleWords = {
  given: "given by the sender",
  span_unit_price: "priced by unit prices on the span",
  organization: "priced by your own price",
  catalog: "priced by the catalogue",
  unknown: "no price is known for this model",
} as const;

type Line = { label: string; value: number | null; isPart?: boolean };

/** Tokens by kind and the cost with the rule that set it. Nothing is drawn for a span that reported no usage. */
export function SpanUsage({ span }: { span: SpanDetail }) {
  if (
    span.promptTokens === null &&
    span.completionTokens === null &&
    span.totalTokens === null &&
    span.costNanos === null
  )
    return null;
  const lines: Line[] = [
    { label: "Input", value: span.promptTokens },
    { label: "cached", value: span.cacheReadTokens, isPart: true },
    { label: "cache writes", value: span.cacheWriteTokens, isPart: true },
    { label: "Output", value: span.completionTokens },
    { label: "reasoning", value: span.reasoningTokens, isPart: true },
    { label: "Total", value: span.totalTokens },
  ];
  return (
    <PropertyList
      title="Tokens and cost"
      note={span.priceRule === null ? undefined : ruleWords[span.priceRule]}
    >
      {lines.map(({ label, value, isPart }) =>
        value === null ? null : (
          <PropertyRow key={label} label={isPart ? `of which ${label}` : label} value={formatTokens(value)}>
            <Tokens
              value={value}
              estimated={span.tokensEstimated && !isPart}
              className={isPart ? "text-12 text-muted" : "text-12"}
            />
          </PropertyRow>
        ),
      )}
      <PropertyRow label="Cost" value={formatCostExact(span.costNanos)}>
        <Cost nanos={span.costNanos} estimated={span.tokensEstimated} className="text-12 font-medium" />
      </PropertyRow>
      {span.ownsUsage ? null : (
        <p className="py-1 text-12 text-faint">
          Reported here, counted on another span of the trace: it enters no total.
        </p>
      )}
    </PropertyList>
  );
}
