import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nameList, selectRows } from "@/db/bulk";
import type { Rates } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { priceBook } from "@/lib/pricing/book";
import { listPriceOf } from "@/lib/pricing/cost";
import type { Price } from "@/lib/pricing/price";
import { isoOfMicros } from "@/lib/spans/instants";
import { joinTariffs, listPrice } from "./sql";
import { tariffsOf } from "./tariffs";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

/** Up to what the column holds, and often around the thresholds below. */
const count = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: 2_000 }),
    fc.constantFrom(999, 1_000, 1_001),
    fc.nat({ max: 2 ** 31 - 1 }),
  ),
);
const usage = fc.record({
  promptTokens: count,
  completionTokens: count,
  cacheReadTokens: count,
  cacheWriteTokens: count,
  audioMs: count,
  characters: count,
});
const billed = usage.filter(({ promptTokens, completionTokens, audioMs, characters }) =>
  [promptTokens, completionTokens, audioMs, characters].some((value) => value !== null),
);

const rate = fc.oneof(
  fc.constantFrom(0, 2.5, 0.075),
  fc.integer({ min: 0, max: 100_000_000 }).map((micros) => micros / 1e6),
  fc.integer({ min: 0, max: 10_000_000_000 }).map((micros) => micros / 1e6),
);
const optional = fc.option(rate, { nil: undefined });
const tokenRates = { prompt: rate, completion: rate, cacheRead: optional, cacheWrite: optional };
const rates: fc.Arbitrary<Rates> = fc.oneof(
  fc.record({
    ...tokenRates,
    audioMinute: optional,
    character: optional,
    above: fc.option(fc.record({ ...tokenRates, tokens: fc.constantFrom(1, 1_000) }), { nil: undefined }),
  }),
  fc.record({
    prompt: fc.constant(0),
    completion: fc.constant(0),
    audioMinute: optional,
    character: optional,
  }),
);

const start = Date.UTC(2026, 0, 1) * 1000;
const hour = 3_600_000_000;
const instant = fc.integer({ min: -3, max: 3 }).map((n) => start + n * hour);

const prices = fc.array(
  fc.record({
    organizationId: fc.constantFrom(null, 7),
    vendor: fc.constantFrom("", "acme"),
    model: fc.constantFrom("m", "n"),
    rates,
    from: fc.option(instant),
    until: fc.option(instant),
  }),
  { minLength: 1, maxLength: 6 },
);

const spans = fc.array(
  fc.record({
    usage: billed,
    model: fc.constantFrom("m", "acme/M", "n-2026-01-01", "unheard-of", null),
    provider: fc.constantFrom("acme", "other", null),
    startMicros: fc.oneof(
      instant,
      instant.map((at) => at - 1),
    ),
  }),
  { minLength: 1, maxLength: 60 },
);

const columns = [
  ["model", "text"],
  ["provider", "text"],
  ["start_time", "timestamptz"],
  ["prompt_tokens", "integer"],
  ["completion_tokens", "integer"],
  ["cache_read_tokens", "integer"],
  ["cache_write_tokens", "integer"],
  ["audio_ms", "integer"],
  ["characters", "integer"],
  ["place", "integer"],
].map(([name = "", type = ""]) => ({ key: name, name, type }));

test("SQL computes the cost that the writer computes, to the last digit", async () => {
  const { sql } = database;
  await fc.assert(
    fc.asyncProperty(prices, spans, async (drawn, called) => {
      const list = drawn.map(
        ({ from, until, ...price }, i): Price => ({
          ...price,
          id: i + 1,
          prefixes: [],
          validFrom: from === null ? null : isoOfMicros(from),
          validUntil: until === null ? null : isoOfMicros(until),
          source: null,
        }),
      );
      const book = priceBook(list);
      const asked = called.flatMap(({ model, provider }) =>
        model === null ? [] : { model, provider: provider ?? "" },
      );
      const distinct = [...new Map(asked.map((one) => [`${one.model} ${one.provider}`, one])).values()];
      const rows = called.map(({ usage: used, startMicros, ...call }, place) => ({
        ...call,
        place,
        start_time: isoOfMicros(startMicros),
        prompt_tokens: used.promptTokens,
        completion_tokens: used.completionTokens,
        cache_read_tokens: used.cacheReadTokens,
        cache_write_tokens: used.cacheWriteTokens,
        audio_ms: used.audioMs,
        characters: used.characters,
      }));
      const computed = await sql`
        select ${sql.unsafe(`(${listPrice.costNanos})::float8 as "costNanos", ${listPrice.rule} as rule, ${listPrice.priceId} as "priceId"`)}
        from (${selectRows(sql, columns, rows)}) as s ${nameList(sql, columns)}
        ${joinTariffs(sql, tariffsOf(book, list, distinct))} order by s.place`;
      expect([...computed].map((row) => ({ ...row }))).toEqual(
        called.map(({ usage: used, ...call }) => listPriceOf(used, call, book)),
      );
    }),
    { seed: 20_261_120, numRuns: process.env.SPANDREL_LONG ? 3_000 : 100 },
  );
});
