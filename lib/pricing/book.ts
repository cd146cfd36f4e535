import { candidateNames, type MatchStep } from "./model-names";
import type { Price } from "./price";

/** A price found for a span, and how its model led there. */
export type FoundPrice = { price: Price; step: MatchStep };

/** The prices that hold for one organization. */
export type PriceBook = {
  /**
   * The price of a model at an instant (microseconds since the epoch): the organization's own before the
   * catalogue's, each by exact id, then without provider prefix, then without dated suffix.
   */
  find(model: string, provider: string | null, atMicros: number): FoundPrice | null;
};

type Entry = { price: Price; fromMicros: number; untilMicros: number };
type Index = ReadonlyMap<string, readonly Entry[]>;

/** Makes a price list searchable. Source: docs/rules.md, "Tokens and cost". */
export function priceBook(prices: readonly Price[]): PriceBook {
  const own = prices.filter((price) => price.organizationId !== null);
  const catalog = prices.filter((price) => price.organizationId === null);
  return ownBook(own, ownBook(catalog, { find: () => null }));
}

/** An organization's own prices before the catalogue's, which all of them share: its index weighs a megabyte. */
export function ownBook(own: readonly Price[], catalog: PriceBook): PriceBook {
  const index = indexOf(own);
  return {
    find: (model, provider, atMicros) =>
      findIn(index, model, provider, atMicros) ?? catalog.find(model, provider, atMicros),
  };
}

function indexOf(prices: readonly Price[]): Index {
  const index = new Map<string, Entry[]>();
  for (const price of prices) {
    const entry: Entry = {
      price,
      fromMicros: price.validFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(price.validFrom) * 1000,
      untilMicros: price.validUntil === null ? Number.POSITIVE_INFINITY : Date.parse(price.validUntil) * 1000,
    };
    const names = sellers(price).map((seller) => `${seller}/${price.model}`);
    for (const name of new Set([price.model, ...names])) {
      const entries = index.get(name);
      if (entries) entries.push(entry);
      else index.set(name, [entry]);
    }
  }
  return index;
}

function sellers({ vendor, prefixes }: Price): readonly string[] {
  return vendor === "" ? prefixes : [vendor, ...prefixes];
}

function findIn(index: Index, model: string, provider: string | null, atMicros: number): FoundPrice | null {
  if (index.size === 0) return null;
  for (const { name, vendor, step } of candidateNames(model)) {
    const valid = (index.get(name) ?? []).filter(
      ({ fromMicros, untilMicros }) => fromMicros <= atMicros && atMicros < untilMicros,
    );
    const price = choose(
      valid.map((entry) => entry.price),
      vendor,
      provider,
    );
    if (price) return { price, step };
  }
  return null;
}

/** They serve models that others, and one's own machines, serve too: their prices hold only for themselves. */
const hosts = new Set(["bedrock", "cerebras", "deepinfra", "fireworks", "groq", "together"]);

/** Whether a price holds for its own seller alone: a host's, and what an organization set for one provider. */
function isExclusive({ organizationId, vendor }: Price): boolean {
  return hosts.has(vendor) || (organizationId !== null && vendor !== "");
}

/**
 * Several vendors sell models of one name at prices of their own: the span's provider or its model's prefix says
 * which, else the price that holds whoever sells it. Where there is none, only a sole seller can be meant; a guess
 * would be a wrong number in a ledger.
 */
function choose(prices: readonly Price[], vendor: string | null, provider: string | null): Price | null {
  for (const seller of [provider, vendor]) {
    if (seller === null) continue;
    const sold = prices.find((price) => sellers(price).includes(seller));
    if (sold) return sold;
  }
  const anyones = prices.find((price) => price.vendor === "");
  if (anyones) return anyones;
  const isNamed = provider !== null || vendor !== null;
  const possible = isNamed ? prices.filter((price) => !isExclusive(price)) : prices;
  const [first] = possible;
  return first && possible.every((price) => price.vendor === first.vendor) ? first : null;
}
