import type { PriceBook } from "@/lib/pricing/book";
import { candidateNames } from "@/lib/pricing/model-names";
import type { Price } from "@/lib/pricing/price";

/** What one model costs at one provider for a while: from an instant on to just before another, in epoch microseconds. */
export type Tariff = {
  model: string;
  /** Empty for spans that name none. */
  provider: string;
  fromMicros: number;
  untilMicros: number;
  price: Price;
};

/**
 * What the price book answers for these models at any time, as a list without gaps of reason: where it answers
 * nothing there is no tariff. Two neighbours never have the same price.
 *
 * @param prices those the book was made of
 */
export function tariffsOf(
  book: PriceBook,
  prices: readonly Price[],
  asked: readonly { model: string; provider: string }[],
): Tariff[] {
  const turns = turnsByModel(prices);
  return asked.flatMap(({ model, provider }) => {
    const instants = candidateNames(model).flatMap(({ name }) => turns.get(name) ?? []);
    const starts = [Number.NEGATIVE_INFINITY, ...[...new Set(instants)].sort((a, b) => a - b)];
    const tariffs: Tariff[] = [];
    for (const [i, fromMicros] of starts.entries()) {
      const untilMicros = starts[i + 1] ?? Number.POSITIVE_INFINITY;
      const price = book.find(model, provider || null, fromMicros)?.price;
      const last = tariffs.at(-1);
      if (!price) continue;
      if (last?.untilMicros === fromMicros && last.price.id === price.id) last.untilMicros = untilMicros;
      else tariffs.push({ model, provider, fromMicros, untilMicros, price });
    }
    return tariffs;
  });
}

/** When the answer for a model may change: the ends of its prices' periods. */
function turnsByModel(prices: readonly Price[]): Map<string, number[]> {
  const turns = new Map<string, number[]>();
  for (const { model, validFrom, validUntil } of prices) {
    const known = turns.get(model) ?? [];
    for (const iso of [validFrom, validUntil]) if (iso !== null) known.push(Date.parse(iso) * 1000);
    turns.set(model, known);
  }
  return turns;
}
