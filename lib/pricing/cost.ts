import type { PriceRule } from "@/db/enums";
import { catalogPrice, type UnitPrices } from "./catalog";

/** What a span says of its own price, as sent. */
export type Priced = {
  model?: string;
  costNanos?: number;
  promptUnitPrice?: number;
  completionUnitPrice?: number;
  cacheReadUnitPrice?: number;
  cacheWriteUnitPrice?: number;
  promptTokens?: number;
  completionTokens?: number;
  cacheReadTokens?: number;
  cacheWriteTokens?: number;
};

/** Nano-dollars per token at one USD per million tokens. */
const nanosPerToken = 1000;

/**
 * The cost of one span in whole nano-dollars and the rule that gave it: the cost given on the span, unit prices on
 * the span, the catalogue. A span that reported usage nobody can price has a null cost and the rule `unknown`; one
 * without usage has neither. Source: docs/rules.md, "Tokens and cost".
 */
export function costOf(span: Priced): { costNanos: number | null; rule: PriceRule | null } {
  if (span.costNanos !== undefined) return { costNanos: span.costNanos, rule: "given" };
  if (span.promptTokens === undefined && span.completionTokens === undefined) {
    return { costNanos: null, rule: null };
  }
  if (span.promptUnitPrice !== undefined || span.completionUnitPrice !== undefined) {
    const prices: UnitPrices = {
      prompt: span.promptUnitPrice ?? 0,
      completion: span.completionUnitPrice ?? 0,
      cacheRead: span.cacheReadUnitPrice,
      cacheWrite: span.cacheWriteUnitPrice,
    };
    return { costNanos: priceUsage(span, prices), rule: "span_unit_price" };
  }
  const prices = span.model === undefined ? null : catalogPrice(span.model);
  if (!prices) return { costNanos: null, rule: "unknown" };
  return { costNanos: priceUsage(span, prices), rule: "catalog" };
}

/** `promptTokens` includes cache reads and writes, so they are taken out of it before the prompt rate applies. */
function priceUsage(span: Priced, prices: UnitPrices): number {
  const prompt = span.promptTokens ?? 0;
  const read = Math.min(span.cacheReadTokens ?? 0, prompt);
  const write = Math.min(span.cacheWriteTokens ?? 0, prompt - read);
  const perMillion =
    (prompt - read - write) * prices.prompt +
    read * (prices.cacheRead ?? prices.prompt) +
    write * (prices.cacheWrite ?? prices.prompt) +
    (span.completionTokens ?? 0) * prices.completion;
  return Math.round(perMillion * nanosPerToken);
}
