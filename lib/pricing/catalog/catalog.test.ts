import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CatalogPrice, catalogPrices } from "./entries";
import { vendorFileSchema } from "./schema";

const folder = new URL(".", import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), "utf8"))] as const);

describe("every file", () => {
  test.each(files)("%s is valid and named after its vendor", (file, content) => {
    expect(vendorFileSchema.parse(content).vendor).toBe(file.replace(".json", ""));
  });

  test.each(files)("%s is in the list", (_, content) => {
    const { vendor, models } = vendorFileSchema.parse(content);
    const listed = new Set(
      catalogPrices().flatMap((price) => (price.vendor === vendor ? [price.model] : [])),
    );
    expect([...listed].sort()).toEqual(models.flatMap(({ id, aliases = [] }) => [id, ...aliases]).sort());
  });

  test.each(files)("%s names the vendor's page on the web", (_, content) => {
    expect(new URL(vendorFileSchema.parse(content).source).protocol).toBe("https:");
  });
});

const file = (models: unknown[]) => ({
  vendor: "maker",
  prefixes: [],
  source: "https://maker.example/prices",
  readAt: "2026-01-01",
  models,
});
const model = (...prices: object[]) => ({ id: "m", prices });
const rates = { prompt: 1, completion: 2 };

describe("the schema refuses", () => {
  test.each([
    ["a negative rate", [model({ ...rates, prompt: -1 })]],
    ["a seventh decimal", [model({ ...rates, cacheRead: 0.0000001 })]],
    [
      "a seventh decimal above a threshold",
      [model({ ...rates, above: { tokens: 1, ...rates, prompt: 1.0000001 } })],
    ],
    ["a rate it does not know", [model({ ...rates, cached: 1 })]],
    ["upper case", [{ ...model(rates), id: "M" }]],
    ["an id twice", [model(rates), { ...model(rates), id: "n", aliases: ["m"] }]],
    ["a model without prices", [model()]],
    ["periods that overlap", [model({ ...rates, until: "2025-01-02" }, { ...rates, from: "2025-01-01" })]],
    ["periods out of order", [model({ ...rates, from: "2025-01-01" }, { ...rates, until: "2025-01-01" })]],
    ["an open period before another", [model(rates, { ...rates, from: "2025-01-01" })]],
    ["a period that ends before it begins", [model({ ...rates, from: "2025-02-01", until: "2025-01-01" })]],
    ["a day that is none", [model({ ...rates, from: "2025-02-30" })]],
  ])("%s", (_, models) => {
    expect(vendorFileSchema.safeParse(file([model(rates)])).success).toBe(true);
    expect(vendorFileSchema.safeParse(file(models)).success).toBe(false);
  });
});

describe("every price", () => {
  test("charges no more for a cached token than for a fresh one", () => {
    const dearer = catalogPrices().filter(({ rates: { above, ...base } }) =>
      [base, above].some((rate) => rate?.cacheRead !== undefined && rate.cacheRead > rate.prompt),
    );
    expect(dearer).toEqual([]);
  });

  test("charges a long prompt no less than a short one", () => {
    const cheaper = catalogPrices().filter(
      ({ rates: { above, prompt, completion } }) =>
        above && (above.prompt < prompt || above.completion < completion),
    );
    expect(cheaper).toEqual([]);
  });

  test("has a cache rate above the threshold where it has one below", () => {
    const uneven = catalogPrices().filter(
      ({ rates: { above, cacheRead, cacheWrite } }) =>
        above &&
        ((cacheRead !== undefined && above.cacheRead === undefined) ||
          (cacheWrite !== undefined && above.cacheWrite === undefined)),
    );
    expect(uneven).toEqual([]);
  });
});

test("the catalogue covers hundreds of models", () => {
  expect(new Set(catalogPrices().map(({ model }) => model)).size).toBeGreaterThan(700);
});

const priceAt = (vendor: string, model: string, at: string): CatalogPrice["rates"] | undefined =>
  catalogPrices().find(
    (price) =>
      price.vendor === vendor &&
      price.model === model &&
      (price.from === null || Date.parse(price.from) <= Date.parse(at)) &&
      (price.until === null || Date.parse(at) < Date.parse(price.until)),
  )?.rates;

describe("well-known prices", () => {
  test.each<[string, string, string, CatalogPrice["rates"]]>([
    ["openai", "gpt-3.5-turbo", "2023-04-01", { prompt: 2, completion: 2 }],
    ["openai", "gpt-3.5-turbo", "2023-12-01", { prompt: 1.5, completion: 2 }],
    ["openai", "gpt-3.5-turbo", "2024-06-01", { prompt: 0.5, completion: 1.5 }],
    ["openai", "gpt-4", "2023-06-01", { prompt: 30, completion: 60 }],
    ["openai", "gpt-4o", "2024-10-01T23:59:59Z", { prompt: 5, completion: 15 }],
    ["openai", "gpt-4o", "2024-10-02T00:00:00Z", { prompt: 2.5, completion: 10, cacheRead: 1.25 }],
    ["openai", "gpt-4o-2024-05-13", "2026-01-01", { prompt: 5, completion: 15 }],
    ["openai", "o3", "2025-06-09", { prompt: 10, completion: 40, cacheRead: 2.5 }],
    ["openai", "o3", "2025-06-10", { prompt: 2, completion: 8, cacheRead: 0.5 }],
    ["openai", "gpt-5", "2026-01-01", { prompt: 1.25, completion: 10, cacheRead: 0.125 }],
    ["openai", "text-embedding-3-small", "2026-01-01", { prompt: 0.02, completion: 0 }],
    ["openai", "whisper-1", "2026-01-01", { prompt: 0, completion: 0, audioMinute: 0.006 }],
    ["openai", "tts-1-hd", "2026-01-01", { prompt: 0, completion: 0, character: 30 }],
    ["openai", "omni-moderation", "2026-01-01", { prompt: 0, completion: 0 }],
    [
      "anthropic",
      "claude-3-5-haiku",
      "2024-11-10",
      { prompt: 1, completion: 5, cacheRead: 0.1, cacheWrite: 1.25 },
    ],
    [
      "anthropic",
      "claude-3-5-haiku",
      "2025-01-01",
      { prompt: 0.8, completion: 4, cacheRead: 0.08, cacheWrite: 1 },
    ],
    [
      "anthropic",
      "claude-3-opus",
      "2024-06-01",
      { prompt: 15, completion: 75, cacheRead: 1.5, cacheWrite: 18.75 },
    ],
    [
      "anthropic",
      "claude-opus-4-5",
      "2026-01-01",
      { prompt: 5, completion: 25, cacheRead: 0.5, cacheWrite: 6.25 },
    ],
    [
      "anthropic",
      "claude-sonnet-4-5",
      "2026-01-01",
      {
        prompt: 3,
        completion: 15,
        cacheRead: 0.3,
        cacheWrite: 3.75,
        above: { tokens: 200_000, prompt: 6, completion: 22.5, cacheRead: 0.6, cacheWrite: 7.5 },
      },
    ],
    ["google", "gemini-2.0-flash", "2025-06-01", { prompt: 0.1, completion: 0.4, cacheRead: 0.025 }],
    ["google", "gemini-2.5-flash", "2025-07-01", { prompt: 0.3, completion: 2.5, cacheRead: 0.075 }],
    [
      "google",
      "gemini-2.5-pro",
      "2026-01-01",
      {
        prompt: 1.25,
        completion: 10,
        cacheRead: 0.125,
        above: { tokens: 200_000, prompt: 2.5, completion: 15, cacheRead: 0.25 },
      },
    ],
    ["deepseek", "deepseek-chat", "2025-01-15", { prompt: 0.14, completion: 0.28, cacheRead: 0.014 }],
    ["deepseek", "deepseek-chat", "2025-07-01", { prompt: 0.27, completion: 1.1, cacheRead: 0.07 }],
    ["deepseek", "deepseek-reasoner", "2025-07-01", { prompt: 0.55, completion: 2.19, cacheRead: 0.14 }],
    ["mistral", "mistral-large-latest", "2025-06-01", { prompt: 2, completion: 6 }],
    ["cohere", "command-r-plus", "2025-06-01", { prompt: 2.5, completion: 10 }],
    ["xai", "grok-3-mini", "2025-06-01", { prompt: 0.3, completion: 0.5, cacheRead: 0.075 }],
    ["bedrock", "amazon.nova-pro-v1:0", "2026-01-01", { prompt: 0.8, completion: 3.2, cacheRead: 0.2 }],
    ["groq", "llama-3.3-70b-versatile", "2026-01-01", { prompt: 0.59, completion: 0.79 }],
    ["perplexity", "sonar-pro", "2026-01-01", { prompt: 3, completion: 15 }],
    ["voyage", "voyage-3.5", "2026-01-01", { prompt: 0.06, completion: 0 }],
  ])("%s %s on %s", (vendor, id, at, expected) => {
    expect(priceAt(vendor, id, at)).toEqual(expected);
  });
});
