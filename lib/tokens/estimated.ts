import type { PriceBook } from "@/lib/pricing/book";
import { deriveSpan } from "@/lib/spans/derive";
import type { Estimate } from "@/lib/spans/estimable";
import { microsOfIso } from "@/lib/spans/instants";
import type { NewSpan } from "@/lib/spans/new-span";
import type { SpanRecord } from "@/lib/spans/record";

/**
 * A row with its tokens as they were counted and what follows from them: derived anew from all that was sent, of
 * which only usage and cost are taken, since the row has inherited its identity meanwhile.
 * Source: docs/rules.md, "Tokens and cost".
 */
export function withEstimate(
  record: SpanRecord,
  sent: NewSpan,
  estimate: Estimate,
  prices: PriceBook,
): SpanRecord {
  const receivedMicros = microsOfIso(record.receivedAt);
  const derived = deriveSpan(sent, { ...record, receivedMicros, prices, estimate });
  return {
    ...record,
    promptTokens: derived.promptTokens,
    completionTokens: derived.completionTokens,
    totalTokens: derived.totalTokens,
    tokensPerSecond: derived.tokensPerSecond,
    tokensEstimated: derived.tokensEstimated,
    estimatePending: derived.estimatePending,
    costNanos: derived.costNanos,
    priceRule: derived.priceRule,
    priceId: derived.priceId,
  };
}

/** A row whose tokens nobody will know: it says why and is not tried again until more of the span arrives. */
export function withoutEstimate(record: SpanRecord, reason: string): SpanRecord {
  const warning = `Its tokens could not be counted: ${reason}`;
  return { ...record, estimatePending: false, warnings: [...(record.warnings ?? []), warning] };
}
