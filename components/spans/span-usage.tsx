import { Tokens } from "@/components/cells/tokens";
import { formatCostExact, formatCount, formatDuration, formatTokens } from "@/lib/format";
import type { SpanFacts } from "@/lib/panel/panel-span";
import type { CostExplanation } from "@/lib/pricing/explain";
import type { SpanFieldKey } from "@/lib/spans/fields";
import { usdOf } from "./amounts";
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

type Line = { label: string; value: number | null; field: SpanFieldKey; isPart?: boolean };

/** Tokens by kind and the cost with the rule that set it. Nothing is drawn for a span that reported no usage. */
export function SpanUsage({
  span,
  explanation,
  refresh,
}: {
  span: SpanFacts;
  explanation: CostExplanation;
  /** Asks for the span again. */
  refresh: () => void;
}) {
  const { priceRule, audioMs, characters } = span;
  if (span.estimatePending) {
    return (
      <PropertyList title="Tokens and cost">
        <p role="status" className="py-1 text-12 text-faint">
          No usage was reported. The tokens are being counted from the content.
        </p>
        <UntilCounted refresh={refresh} />
      </PropertyList>
    );
  }
  const lines: Line[] = [
    { label: "Input", value: span.promptTokens, field: "prompt_tokens" },
    { label: "cached", value: span.cacheReadTokens, field: "prompt_cache_hit_tokens", isPart: true },
    {
      label: "cache writes",
      value: span.cacheWriteTokens,
      field: "prompt_cache_creation_tokens",
      isPart: true,
    },
    { label: "Output", value: span.completionTokens, field: "completion_tokens" },
    { label: "reasoning", value: span.reasoningTokens, field: "reasoning_tokens", isPart: true },
    { label: "Total", value: span.totalTokens, field: "total_request_tokens" },
  ];
  if (
    [...lines.map(({ value }) => value), audioMs, characters, span.costNanos].every((value) => value === null)
  )
    return null;
  return (
    <PropertyList title="Tokens and cost" note={priceRule === null ? undefined : ruleWords[priceRule]}>
      {lines.map(({ label, value, field, isPart }) =>
        value === null ? null : (
          <PropertyRow
            key={label}
            label={isPart ? `of which ${label}` : label}
            value={formatTokens(value)}
            filterable={{ field, value: String(value), isAmount: true }}
          >
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
      <PropertyRow
        label="Cost"
        value={formatCostExact(span.costNanos)}
        filterable={
          span.costNanos === null
            ? undefined
            : { field: "cost", value: usdOf(span.costNanos), isAmount: true }
        }
      >
        <CostFigure span={span} explanation={explanation} className="text-12 font-medium" />
      </PropertyRow>
      {span.ownsUsage ? null : <p className="py-1 text-12 text-faint">{unownedWords(span)}</p>}
    </PropertyList>
  );
}
