import { type PriceBook, priceBook } from "./book";
import { catalogPrices } from "./catalog/entries";
import type { Price } from "./price";

/** The catalogue as a price book, without a database. For tests. */
export function catalogBook(own: readonly Price[] = []): PriceBook {
  const catalog = catalogPrices().map(
    ({ from, until, ...price }, i): Price => ({
      ...price,
      id: i + 1,
      organizationId: null,
      validFrom: from,
      validUntil: until,
    }),
  );
  return priceBook([...own, ...catalog]);
}
