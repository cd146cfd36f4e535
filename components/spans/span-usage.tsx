import { Tokens } from "@/components/cells/tokens";
import { formatCostExact, formatCount, formatDuration, formatTokens } from "@/lib/format";
import type { CostExplanation } from "@/lib/pricing/explain";
import type { SpanDetail } from "@/lib/spans/types";
import { CostFigure } from "./cost-figure";
import { unownedWords } from "./cost-reasons";
import { PropertyList, PropertyRow } from "./property-row";
import { UntilCounted } from "./until-counted";

const ruleWords = {
  given: "given by the sender",
  span_unit_price: "priced by unit prices on the span",
  organization: "priced by your own price",
  catalog: "priced by the catalogue",
  unknown: "no price is known for this model",
} as const;

type Line = { label: string; value: number | null; isPart?: boolean };

/** Tokens by kind and the cost with the rule that set it. Nothing is drawn for a span that reported no usage. */
export function SpanUsage({ span, explanation }: { span: SpanDetail; explanation: CostExplanation }) {
  const { priceRule, audioMs, characters } = span;
  if (span.estimatePending) {
    return (
      <PropertyList title="Tokens and cost">
        <p role="status" className="py-1 text-12 text-faint">
          No usage was reported. The tokens are being counted from the content.
        </p>
        <UntilCounted />
      </PropertyList>
    );
  }
  const lines: Line[] = [
    { label: "Input", value: span.promptTokens },
    { label: "cached", value: span.cacheReadTokens, isPart: true },
    { label: "cache writes", value: span.cacheWriteTokens, isPart: true },
    { label: "Output", value: span.completionTokens },
    { label: "reasoning", value: span.reasoningTokens, isPart: true },
    { label: "Total", value: span.totalTokens },
  ];
  if (
    [...lines.map(({ value }) => value), audioMs, characters, span.costNanos].every((value) => value === null)
  )
    return null;
  return (
    <PropertyList title="Tokens and cost" note={priceRule === null ? undefined : ruleWords[priceRule]}>
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
      {audioMs === null ? null : <PropertyRow label="Audio" value={formatDuration(audioMs)} />}
      {characters === null ? null : <PropertyRow label="Characters" value={formatCount(characters)} />}
      <PropertyRow label="Cost" value={formatCostExact(span.costNanos)}>
        <CostFigure span={span} explanation={explanation} className="text-12 font-medium" />
      </PropertyRow>
      {span.ownsUsage ? null : <p className="py-1 text-12 text-faint">{unownedWords(span)}</p>}
    </PropertyList>
  );
}
