import type { PriceRule, Rates } from "@/db/enums";
import type { PriceBook } from "./book";
import { type BilledUsage, canPrice, costLines, nanosOf } from "./usage-cost";

/** What a span says of its own price, as sent: nano-dollars, and USD per million tokens. */
export type OwnPrice = {
  costNanos?: number;
  promptUnitPrice?: number;
  completionUnitPrice?: number;
  cacheReadUnitPrice?: number;
  cacheWriteUnitPrice?: number;
};

export type Cost = { costNanos: number | null; rule: PriceRule | null; priceId: number | null };

/** Where a span's price is looked up: its model, who served it, and when (microseconds since the epoch). */
export type PricedCall = { model: string | null; provider: string | null; startMicros: number };

/**
 * The cost of one span in whole nano-dollars and the rule that gave it: the cost given on the span, unit prices on
 * the span, the organization's price, the catalogue. A span with usage nobody can price has a null cost and the rule
 * `unknown`; one without usage has neither. Source: docs/rules.md, "Tokens and cost".
 */
export function costOf(own: OwnPrice, usage: BilledUsage, call: PricedCall, prices: PriceBook): Cost {
  if (own.costNanos !== undefined) return { costNanos: own.costNanos, rule: "given", priceId: null };
  if (!isBilled(usage)) return { costNanos: null, rule: null, priceId: null };
  const unitPrices = unitPricesOf(own);
  if (unitPrices) {
    return { costNanos: nanosOf(costLines(usage, unitPrices)), rule: "span_unit_price", priceId: null };
  }
  return listPriceOf(usage, call, prices);
}

/** What price lists alone say of a usage: the organization's, then the catalogue. */
export function listPriceOf(usage: BilledUsage, call: PricedCall, prices: PriceBook): Cost {
  if (!isBilled(usage)) return { costNanos: null, rule: null, priceId: null };
  const found = call.model === null ? null : prices.find(call.model, call.provider, call.startMicros);
  if (!found || !canPrice(usage, found.price.rates))
    return { costNanos: null, rule: "unknown", priceId: null };
  const { id, organizationId, rates } = found.price;
  const rule = organizationId === null ? "catalog" : "organization";
  return { costNanos: nanosOf(costLines(usage, rates)), rule, priceId: id };
}

/** The rates a span brought itself; null when it brought none. */
export function unitPricesOf(own: OwnPrice): Rates | null {
  if (own.promptUnitPrice === undefined && own.completionUnitPrice === undefined) return null;
  return {
    prompt: own.promptUnitPrice ?? 0,
    completion: own.completionUnitPrice ?? 0,
    cacheRead: own.cacheReadUnitPrice,
    cacheWrite: own.cacheWriteUnitPrice,
  };
}

/** Whether a usage has anything that a price list could price. */
export function isBilled({ promptTokens, completionTokens, audioMs, characters }: BilledUsage): boolean {
  return [promptTokens, completionTokens, audioMs, characters].some((count) => typeof count === "number");
}
