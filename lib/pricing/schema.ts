import { z } from "zod";
import type { Rates, TokenRates } from "@/db/enums";
import { priceLimits } from "./limits";
import type { Price } from "./price";
import { day, rate, tokens } from "./typed";

/** What a person says of a price. */
export type NewPrice = Pick<Price, "vendor" | "model" | "rates" | "validFrom" | "validUntil" | "source">;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name may not hold
const control = /[\u0000-\u001f\u007f]/;

/** The form of one price, every field as typed. The rates are USD per million tokens or characters, or per minute. */
const fields = z.object({
  model: z
    .string()
    .trim()
    .min(1, "Enter the model as spans name it.")
    .max(priceLimits.modelLength, `A model has at most ${priceLimits.modelLength} characters.`)
    .refine((text) => !control.test(text), "A model has no control characters."),
  provider: z
    .string()
    .trim()
    .max(priceLimits.providerLength, `A provider has at most ${priceLimits.providerLength} characters.`)
    .refine((text) => !control.test(text), "A provider has no control characters."),
  prompt: rate("Input"),
  completion: rate("Output"),
  cacheRead: rate("Cache read"),
  cacheWrite: rate("Cache write"),
  audioMinute: rate("Audio"),
  character: rate("Speech"),
  aboveTokens: tokens,
  abovePrompt: rate("Input"),
  aboveCompletion: rate("Output"),
  aboveCacheRead: rate("Cache read"),
  aboveCacheWrite: rate("Cache write"),
  validFrom: day("The first day"),
  validUntil: day("The end"),
  note: z
    .string()
    .trim()
    .max(priceLimits.noteLength, `A note has at most ${priceLimits.noteLength} characters.`),
});

type Fields = z.output<typeof fields>;

/** What is wrong with fields that are right by themselves: beside which field, and what would be right. */
function conflicts(price: Fields): { field: keyof Fields; message: string }[] {
  const byUnit = price.audioMinute !== undefined || price.character !== undefined;
  const isAbove = [
    price.aboveTokens,
    price.abovePrompt,
    price.aboveCompletion,
    price.aboveCacheRead,
    price.aboveCacheWrite,
  ].some((value) => value !== undefined);
  const found: { field: keyof Fields; message: string }[] = [];
  const need = (field: keyof Fields, message: string) => {
    if (price[field] === undefined) found.push({ field, message });
  };
  if (!byUnit) {
    need("prompt", "Enter what input costs; 0 if it is free.");
    need("completion", "Enter what output costs; 0 if it is free.");
  }
  if (isAbove) {
    need("aboveTokens", "Enter over how many prompt tokens these prices hold.");
    need("abovePrompt", "Enter what input costs in a long request; 0 if it is free.");
    need("aboveCompletion", "Enter what output costs in a long request; 0 if it is free.");
  }
  if (price.validFrom !== null && price.validUntil !== null && price.validUntil <= price.validFrom) {
    found.push({ field: "validUntil", message: "The end must come after the first day." });
  }
  return found;
}

const tokenRates = (
  prompt: number | undefined,
  completion: number | undefined,
  cacheRead: number | undefined,
  cacheWrite: number | undefined,
): TokenRates => ({
  prompt: prompt ?? 0,
  completion: completion ?? 0,
  ...(cacheRead === undefined ? {} : { cacheRead }),
  ...(cacheWrite === undefined ? {} : { cacheWrite }),
});

function ratesOf(price: Fields): Rates {
  const { audioMinute, character, aboveTokens } = price;
  return {
    ...tokenRates(price.prompt, price.completion, price.cacheRead, price.cacheWrite),
    ...(audioMinute === undefined ? {} : { audioMinute }),
    ...(character === undefined ? {} : { character }),
    ...(aboveTokens === undefined
      ? {}
      : {
          above: {
            tokens: aboveTokens,
            ...tokenRates(
              price.abovePrompt,
              price.aboveCompletion,
              price.aboveCacheRead,
              price.aboveCacheWrite,
            ),
          },
        }),
  };
}

/** The whole form, as the price it means. Source: docs/rules.md, "Tokens and cost". */
export const priceSchema = fields
  .superRefine((price, context) => {
    for (const { field, message } of conflicts(price)) {
      context.addIssue({ code: "custom", path: [field], message });
    }
  })
  .transform(
    (price): NewPrice => ({
      vendor: price.provider.toLowerCase(),
      model: price.model.toLowerCase(),
      rates: ratesOf(price),
      validFrom: price.validFrom,
      validUntil: price.validUntil,
      source: price.note || null,
    }),
  );

/** The form as a person fills it in. */
export type PriceForm = z.input<typeof priceSchema>;
