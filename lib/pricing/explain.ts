import "server-only";
import { connection } from "@/db";
import type { PriceRule, Rates } from "@/db/enums";
import type { Scope } from "@/lib/auth/scope";
import { priceBook } from "./book";
import { type OwnPrice, unitPricesOf } from "./cost";
import type { MatchStep } from "./model-names";
import type { Price } from "./price";
import { type NamedPrice, namedPrices } from "./store";
import { type BilledUsage, type CostLine, costLines, nanosOf } from "./usage-cost";

/** How a span's cost came about. */
export type CostExplanation = {
  rule: PriceRule | null;
  /** Nano-dollars as they are stored, and as the lines add up today; null where there is nothing to add. */
  costNanos: number | null;
  sumNanos: number | null;
  /** Units times rates; none where the cost was given, or nobody knows a price. */
  lines: CostLine[];
  /** The price it was computed with, for prices of the organization and of the catalogue. */
  price: NamedPrice | null;
  /** How the span's model led to that price. */
  match: MatchStep | null;
  /** The prompt is longer than this many tokens, so that the dearer rates for long ones hold. */
  longerThan: number | null;
};

/** What of a span its cost depends on, beside its usage. */
export type CostedSpan = {
  model: string | null;
  provider: string | null;
  costNanos: number | null;
  priceRule: PriceRule | null;
  priceId: number | null;
};

/**
 * Explains a span's cost by the very price it was computed with: rows of prices never change.
 * Source: docs/rules.md, "Tokens and cost".
 *
 * @param own what the span said of its own price, as sent
 */
export async function explainCost(
  scope: Scope,
  span: CostedSpan & BilledUsage,
  own: OwnPrice,
): Promise<CostExplanation> {
  const { model, provider, costNanos, priceRule } = span;
  const price = span.priceId === null ? null : await readPrice(scope, span.priceId);
  const rates = ratesOf(priceRule, own, price);
  const lines = rates ? costLines(span, rates) : [];
  const above = rates?.above;
  return {
    rule: priceRule,
    costNanos,
    sumNanos: rates ? nanosOf(lines) : null,
    lines,
    price,
    match: price && model !== null ? matchOf(price, model, provider) : null,
    longerThan: above && (span.promptTokens ?? 0) > above.tokens ? above.tokens : null,
  };
}

async function readPrice({ organizationId }: Scope, id: number): Promise<NamedPrice | null> {
  const [price] = await namedPrices(connection().sql, organizationId, [id]);
  return price ?? null;
}

function ratesOf(rule: PriceRule | null, own: OwnPrice, price: NamedPrice | null): Rates | null {
  if (rule === "span_unit_price") return unitPricesOf(own);
  return rule === "organization" || rule === "catalog" ? (price?.rates ?? null) : null;
}

/** A book with this price alone finds it the way it was found among all. */
function matchOf(price: Price, model: string, provider: string | null): MatchStep | null {
  const timeless = { ...price, validFrom: null, validUntil: null };
  return priceBook([timeless]).find(model, provider, 0)?.step ?? null;
}
