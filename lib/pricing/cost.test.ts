import { describe, expect, test } from "vitest";
import type { Rates } from "@/db/enums";
import { priceBook } from "./book";
import { costOf, type OwnPrice } from "./cost";
import type { Price } from "./price";
import type { BilledUsage } from "./usage-cost";

const base = { prefixes: [], validFrom: null, validUntil: null, source: null };
const list = (id: number, vendor: string, model: string, rates: Rates, more: Partial<Price> = {}): Price => ({
  ...base,
  id,
  organizationId: null,
  vendor,
  model,
  rates,
  ...more,
});
const prices = priceBook([
  list(1, "openai", "gpt-4o", { prompt: 2.5, completion: 10, cacheRead: 1.25 }),
  list(2, "anthropic", "claude-sonnet-4-5", { prompt: 3, completion: 15, cacheRead: 0.3, cacheWrite: 3.75 }),
  list(3, "openai", "whisper-1", { prompt: 0, completion: 0, audioMinute: 0.006 }),
  list(4, "openai", "tts-1", { prompt: 0, completion: 0, character: 15 }),
  list(5, "google", "gemini-2.5-pro", {
    prompt: 1.25,
    completion: 10,
    above: { tokens: 200_000, prompt: 2.5, completion: 15 },
  }),
  list(9, "", "our-model", { prompt: 1, completion: 2 }, { organizationId: 7 }),
]);
const cost = (own: OwnPrice, model: string | null, usage: BilledUsage) =>
  costOf(own, usage, { model, provider: null, startMicros: 0 }, prices);

describe("a cost comes from the most specific rule", () => {
  test.each<[string, OwnPrice, string | null, BilledUsage, number | null, string | null, number | null]>([
    ["given on the span", { costNanos: 5 }, "gpt-4o", { promptTokens: 9 }, 5, "given", null],
    [
      "unit prices on the span",
      { promptUnitPrice: 2, completionUnitPrice: 10 },
      "gpt-4o",
      { promptTokens: 100, completionTokens: 10 },
      300_000,
      "span_unit_price",
      null,
    ],
    [
      "cached reads at the prompt price when no cache price is given",
      { promptUnitPrice: 2 },
      null,
      { promptTokens: 100, cacheReadTokens: 50 },
      200_000,
      "span_unit_price",
      null,
    ],
    [
      "cached reads at their own price",
      { promptUnitPrice: 2, cacheReadUnitPrice: 0.5 },
      null,
      { promptTokens: 100, cacheReadTokens: 50 },
      125_000,
      "span_unit_price",
      null,
    ],
    [
      "the organization's price",
      {},
      "our-model",
      { promptTokens: 10, completionTokens: 5 },
      20_000,
      "organization",
      9,
    ],
    [
      "the catalogue",
      {},
      "gpt-4o",
      { promptTokens: 1_000_000, completionTokens: 0 },
      2_500_000_000,
      "catalog",
      1,
    ],
    [
      "the catalogue's cache rates",
      {},
      "claude-sonnet-4-5",
      { promptTokens: 1000, cacheReadTokens: 600, cacheWriteTokens: 200, completionTokens: 10 },
      (200 * 3 + 600 * 0.3 + 200 * 3.75 + 150) * 1000,
      "catalog",
      2,
    ],
    ["minutes of audio", {}, "whisper-1", { audioMs: 90_000 }, 9_000_000, "catalog", 3],
    [
      "nothing where a price is per minute and only tokens are known",
      {},
      "whisper-1",
      { promptTokens: 9 },
      null,
      "unknown",
      null,
    ],
    ["characters of speech", {}, "tts-1", { characters: 1_000 }, 15_000_000, "catalog", 4],
    [
      "the usual rates up to the threshold",
      {},
      "gemini-2.5-pro",
      { promptTokens: 200_000 },
      250_000_000,
      "catalog",
      5,
    ],
    [
      "the dearer rates of a long prompt, for the whole request",
      {},
      "gemini-2.5-pro",
      { promptTokens: 200_001, completionTokens: 10 },
      200_001 * 2_500 + 150_000,
      "catalog",
      5,
    ],
    ["nothing for a model nobody prices", {}, "house-model", { promptTokens: 5 }, null, "unknown", null],
    ["nothing and no rule without usage", {}, "gpt-4o", {}, null, null, null],
    [
      "zero for zero counts that were sent",
      {},
      "gpt-4o",
      { promptTokens: 0, completionTokens: 0 },
      0,
      "catalog",
      1,
    ],
  ])("%s", (_, own, model, usage, costNanos, rule, priceId) => {
    expect(cost(own, model, usage)).toEqual({ costNanos, rule, priceId });
  });
});
