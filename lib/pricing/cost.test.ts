import { describe, expect, test } from "vitest";
import { catalogPrice } from "./catalog";
import { costOf, type Priced } from "./cost";

describe("a cost comes from the most specific rule", () => {
  test.each<[string, Priced, number | null, string | null]>([
    ["given on the span", { costNanos: 5, model: "gpt-4o", promptTokens: 9 }, 5, "given"],
    [
      "unit prices on the span",
      {
        model: "gpt-4o",
        promptUnitPrice: 2,
        completionUnitPrice: 10,
        promptTokens: 100,
        completionTokens: 10,
      },
      300_000,
      "span_unit_price",
    ],
    [
      "cached reads at the prompt price when no cache price is given",
      { promptUnitPrice: 2, promptTokens: 100, cacheReadTokens: 50 },
      200_000,
      "span_unit_price",
    ],
    [
      "cached reads at their own price",
      { promptUnitPrice: 2, cacheReadUnitPrice: 0.5, promptTokens: 100, cacheReadTokens: 50 },
      125_000,
      "span_unit_price",
    ],
    [
      "the catalogue",
      { model: "gpt-4o", promptTokens: 1_000_000, completionTokens: 0 },
      2_500_000_000,
      "catalog",
    ],
    [
      "the catalogue's cache rates",
      {
        model: "claude-sonnet-4-5",
        promptTokens: 1000,
        cacheReadTokens: 600,
        cacheWriteTokens: 200,
        completionTokens: 10,
      },
      (200 * 3 + 600 * 0.3 + 200 * 3.75 + 150) * 1000,
      "catalog",
    ],
    ["nothing for a model nobody prices", { model: "house-model", promptTokens: 5 }, null, "unknown"],
    ["nothing and no rule without usage", { model: "gpt-4o" }, null, null],
    [
      "zero for zero counts that were sent",
      { model: "gpt-4o", promptTokens: 0, completionTokens: 0 },
      0,
      "catalog",
    ],
  ])("%s", (_, span, costNanos, rule) => {
    expect(costOf(span)).toEqual({ costNanos, rule });
  });
});

test.each([
  ["gpt-4o", 2.5],
  ["openai/gpt-4o", 2.5],
  ["GPT-4o-2024-08-06", 2.5],
  ["claude-sonnet-4-5-20250929", 3],
  ["anthropic/claude-sonnet-4-5@20250929", 3],
  ["claude-3-5-sonnet-latest", 3],
])("%s is found in the catalogue", (model, prompt) => {
  expect(catalogPrice(model)?.prompt).toBe(prompt);
});

test.each(["gpt-4o-audio-preview", "constructor", "", "house/model"])(
  "%s is not taken for another model",
  (model) => {
    expect(catalogPrice(model)).toBeNull();
  },
);
