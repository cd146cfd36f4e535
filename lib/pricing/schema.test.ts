import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rates } from "@/db/enums";
import { emptyForm, formOf } from "./form";
import { priceLimits } from "./limits";
import { type PriceForm, priceSchema } from "./schema";

const form = (typed: Partial<PriceForm>) =>
  emptyForm({ model: "house-model", prompt: "1", completion: "2", ...typed });

function messages(typed: Partial<PriceForm>): Record<string, string> {
  const { error } = priceSchema.safeParse(form(typed));
  return Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));
}

test("a form is the price it says", () => {
  const typed = form({
    model: " House-Model ",
    provider: "OpenRouter",
    prompt: "$2.50",
    completion: "10",
    cacheRead: "0.000001",
    audioMinute: "0.006",
    aboveTokens: "200,000",
    abovePrompt: "5",
    aboveCompletion: "0",
    validFrom: "2026-12-01",
    validUntil: "2027-01-01",
    note: " contract 7 ",
  });
  expect(priceSchema.parse(typed)).toEqual({
    model: "house-model",
    vendor: "openrouter",
    rates: {
      prompt: 2.5,
      completion: 10,
      cacheRead: 0.000001,
      audioMinute: 0.006,
      above: { tokens: 200_000, prompt: 5, completion: 0 },
    },
    validFrom: "2026-12-01T00:00:00.000Z",
    validUntil: "2027-01-01T00:00:00.000Z",
    source: "contract 7",
  });
});

test("what is billed by the minute or by characters needs no price of tokens", () => {
  const typed = form({ prompt: "", completion: "", audioMinute: "0.006" });
  expect(priceSchema.parse(typed).rates).toEqual({ prompt: 0, completion: 0, audioMinute: 0.006 });
});

describe("bad input names its field and the limit", () => {
  test.each<[Partial<PriceForm>, string, RegExp]>([
    [{ model: " " }, "model", /Enter the model/],
    [{ model: "x".repeat(256) }, "model", /at most 255/],
    [{ model: "a\nb" }, "model", /control characters/],
    [{ provider: "x".repeat(101) }, "provider", /at most 100/],
    [{ prompt: "" }, "prompt", /0 if it is free/],
    [{ completion: "" }, "completion", /0 if it is free/],
    [{ prompt: "two" }, "prompt", /from 0 to 10,000, at most six decimals/],
    [{ prompt: "-1" }, "prompt", /from 0 to 10,000/],
    [{ prompt: "1e3" }, "prompt", /from 0 to 10,000/],
    [{ completion: "10000.5" }, "completion", /from 0 to 10,000/],
    [{ cacheRead: "0.0000001" }, "cacheRead", /at most six decimals/],
    [{ aboveTokens: "0" }, "aboveTokens", /from 1 to 100,000,000/],
    [{ aboveTokens: "1000" }, "abovePrompt", /long request/],
    [{ abovePrompt: "1" }, "aboveTokens", /how many prompt tokens/],
    [{ validFrom: "1.12.2026" }, "validFrom", /2026-12-01/],
    [{ validFrom: "2026-02-30" }, "validFrom", /2026-12-01/],
    [{ validFrom: "2026-12-01", validUntil: "2026-12-01" }, "validUntil", /after the first day/],
    [{ note: "x".repeat(501) }, "note", /at most 500/],
  ])("%o", (typed, field, message) => {
    expect(messages(typed)[field]).toMatch(message);
  });
});

const amount = fc.integer({ min: 0, max: priceLimits.rate * 1e6 }).map((micros) => micros / 1e6);
const optional = fc.option(amount, { nil: undefined });
const tokenRates = { prompt: amount, completion: amount, cacheRead: optional, cacheWrite: optional };
const rates = fc.record({
  ...tokenRates,
  audioMinute: optional,
  character: optional,
  above: fc.option(fc.record({ ...tokenRates, tokens: fc.integer({ min: 1, max: 100_000_000 }) }), {
    nil: undefined,
  }),
});

test("the form of a price reads back as that price", () => {
  fc.assert(
    fc.property(rates, (drawn) => {
      const wanted: Rates = drawn;
      const price = {
        model: "m",
        vendor: "",
        rates: wanted,
        validFrom: null,
        validUntil: "2027-01-01T00:00:00.000Z",
        source: null,
      };
      expect(priceSchema.parse(formOf(price))).toEqual(price);
    }),
  );
});
