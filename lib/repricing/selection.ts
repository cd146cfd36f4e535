import type { Side } from "@/db/enums";
import { microsOfIso } from "@/lib/spans/instants";
import type { SpanRecord } from "@/lib/spans/record";

/** A selection names at most this many models; more are a selection of all. */
export const selectionModelLimit = 200;

/** Which stored spans a re-price is about: by start (epoch milliseconds, `to` exclusive), side and model; null is any. */
export type Selection = {
  from: number | null;
  to: number | null;
  side: Side | null;
  models: readonly string[] | null;
};

/**
 * Whether a span may be re-priced: its cost came from a price list, or from nowhere. A cost or unit prices that the
 * client gave are facts and stay. Source: docs/rules.md, "Tokens and cost".
 */
export function isListPriced({ priceRule }: Pick<SpanRecord, "priceRule">): boolean {
  return priceRule !== "given" && priceRule !== "span_unit_price";
}

export function isSelected(
  span: Pick<SpanRecord, "startTime" | "side" | "model">,
  { from, to, side, models }: Selection,
): boolean {
  const start = microsOfIso(span.startTime);
  return (
    (from === null || start >= from * 1000) &&
    (to === null || start < to * 1000) &&
    (side === null || span.side === side) &&
    (models === null || (span.model !== null && models.includes(span.model)))
  );
}
