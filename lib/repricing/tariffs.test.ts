import fc from "fast-check";
import { expect, test } from "vitest";
import { priceBook } from "@/lib/pricing/book";
import type { Price } from "@/lib/pricing/price";
import { tariffsOf } from "./tariffs";

const day = (n: number | null) => (n === null ? null : new Date(Date.UTC(2026, 0, 1 + n)).toISOString());
const days = fc.option(fc.integer({ min: 0, max: 9 }));

const prices = fc.array(
  fc.record({
    organizationId: fc.constantFrom(null, 7),
    vendor: fc.constantFrom("", "acme", "house"),
    model: fc.constantFrom("m", "m-2026-01-01", "other"),
    from: days,
    until: days,
  }),
  { maxLength: 8 },
);

/** Prices of random models, sellers and periods, empty periods among them. */
const book = prices.map((drawn) =>
  drawn.map(
    ({ from, until, ...price }, i): Price => ({
      ...price,
      id: i + 1,
      prefixes: price.vendor === "acme" ? ["azure"] : [],
      rates: { prompt: i, completion: 0 },
      validFrom: day(from),
      validUntil: day(until),
      source: null,
    }),
  ),
);

const asked = fc.record({
  model: fc.constantFrom("m", "acme/m", "M-2026-01-01", "x/other", "nothing"),
  provider: fc.constantFrom("", "acme", "azure", "house"),
});

test("at every instant the tariffs say what the price book says, and no two of a model overlap or could be one", () => {
  fc.assert(
    fc.property(book, asked, fc.integer({ min: -2, max: 12 * 24 }), (list, { model, provider }, hour) => {
      const at = (Date.UTC(2026, 0, 1) + hour * 3_600_000) * 1000;
      const prices = priceBook(list);
      const tariffs = tariffsOf(prices, list, [{ model, provider }]);
      const holding = tariffs.filter(({ fromMicros, untilMicros }) => fromMicros <= at && at < untilMicros);
      const found = prices.find(model, provider || null, at);
      expect(holding.map(({ price }) => price.id)).toEqual(found ? [found.price.id] : []);
      for (const [i, tariff] of tariffs.entries()) {
        const next = tariffs[i + 1];
        if (next?.fromMicros === tariff.untilMicros) expect(next.price.id).not.toBe(tariff.price.id);
      }
    }),
    { seed: 20_261_120, numRuns: process.env.SPANDREL_LONG ? 20_000 : 500 },
  );
});
