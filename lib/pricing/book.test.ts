import { describe, expect, test } from "vitest";
import { priceBook } from "./book";
import type { Price } from "./price";

const price = (id: number, vendor: string, model: string, more: Partial<Price> = {}): Price => ({
  id,
  organizationId: null,
  vendor,
  prefixes: [],
  model,
  rates: { prompt: id, completion: id },
  validFrom: null,
  validUntil: null,
  source: null,
  ...more,
});

const book = priceBook([
  price(1, "openai", "gpt-4o", { prefixes: ["azure"], validUntil: "2024-10-02T00:00:00.000000Z" }),
  price(2, "openai", "gpt-4o", { prefixes: ["azure"], validFrom: "2024-10-02T00:00:00.000000Z" }),
  price(3, "openai", "gpt-4o-2024-05-13"),
  price(4, "anthropic", "claude-3-5-sonnet"),
  price(5, "groq", "llama-3.3-70b"),
  price(6, "together_ai", "llama-3.3-70b"),
  price(7, "google", "gemini-1.5-pro"),
  price(8, "", "gpt-4o-mini", { organizationId: 1 }),
  price(9, "openai", "gpt-4o-mini"),
  price(10, "azure", "gpt-4.1", { organizationId: 1 }),
  price(14, "groq", "house-model", { organizationId: 1 }),
  price(15, "azure", "gpt-4.1-mini", { organizationId: 1 }),
  price(16, "", "gpt-4.1-mini", { organizationId: 1 }),
  price(17, "openai", "gpt-4.1-mini", { prefixes: ["azure"] }),
  price(12, "openai", "ft:gpt-4o"),
  price(13, "groq", "llama-3.1-8b"),
  price(11, "openai", "gpt-4.1", { prefixes: ["azure"] }),
]);
const before = Date.UTC(2024, 9, 1, 23, 59, 59) * 1000;
const after = Date.UTC(2024, 9, 2) * 1000;

describe("a model is matched", () => {
  test.each([
    ["by exact id", "gpt-4o", null, 2, "exact_id"],
    ["in any case", "GPT-4o", null, 2, "exact_id"],
    ["with its vendor's prefix", "openai/gpt-4o", null, 2, "exact_id"],
    ["with a prefix under which the vendor is also sold", "azure/gpt-4o", null, 2, "exact_id"],
    ["without a prefix nobody knows", "openrouter/openai/gpt-4o", null, 2, "provider_prefix"],
    ["by exact id before its family", "gpt-4o-2024-05-13", null, 3, "exact_id"],
    ["without a dated suffix", "gpt-4o-2024-08-06", null, 2, "dated_suffix"],
    [
      "without a Bedrock region, vendor and version",
      "us.anthropic.claude-3-5-sonnet-20241022-v2:0",
      null,
      4,
      "dated_suffix",
    ],
    ["without @ and a date", "claude-3-5-sonnet@20241022", null, 4, "dated_suffix"],
    ["without -latest", "claude-3-5-sonnet-latest", null, 4, "dated_suffix"],
    ["without a three-digit release", "models/gemini-1.5-pro-002", null, 7, "dated_suffix"],
    ["by its provider where several sell it", "llama-3.3-70b", "groq", 5, "exact_id"],
    ["by its prefix where several sell it", "together_ai/llama-3.3-70b", null, 6, "exact_id"],
    ["as its base when it is fine-tuned", "ft:gpt-4o-2024-08-06:acme::7p4lurel", null, 12, "dated_suffix"],
    ["by its vendor's price behind a proxy", "gpt-4o", "my-proxy", 2, "exact_id"],
    ["by the organization's price first", "gpt-4o-mini", "openai", 8, "exact_id"],
    ["by the organization's price for one provider only there", "gpt-4.1", "azure", 10, "exact_id"],
    ["by its price for one provider before its price for all", "gpt-4.1-mini", "azure", 15, "exact_id"],
    ["by its price for all at another provider", "gpt-4.1-mini", "openai", 16, "exact_id"],
    ["by its price for all when nobody says who", "gpt-4.1-mini", null, 16, "exact_id"],
  ])("%s", (_, model, provider, id, step) => {
    const found = book.find(model, provider, after);
    expect([found?.price.id, found?.step]).toEqual([id, step]);
  });

  test.each([
    ["another model", "gpt-4o-audio-preview", null],
    ["a name every object has", "constructor", null],
    ["nothing", "", null],
    ["a model several sell, when nobody says who", "llama-3.3-70b", null],
    ["an organization's price for another provider", "house-model", "other"],
    ["a host's model on another machine", "llama-3.1-8b", "vllm"],
    ["a host's model on a machine its prefix names", "ollama/llama-3.1-8b", null],
    ["an unknown model of a known vendor", "openai/house-model", "openai"],
  ])("not by %s", (_, model, provider) => {
    expect(book.find(model, provider, after)).toBeNull();
  });

  test("by the price in force when the span began", () => {
    expect(book.find("gpt-4o", null, before)?.price.id).toBe(1);
    expect(book.find("gpt-4o", null, after - 1)?.price.id).toBe(1);
    expect(book.find("gpt-4o", null, after)?.price.id).toBe(2);
  });
});
