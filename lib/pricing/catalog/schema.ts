import { z } from "zod";
import type { Rates } from "@/db/enums";

/** A rate is kept in whole millionths of a dollar (per million units), so it sums without a remainder. */
const rateSchema = z
  .number()
  .nonnegative()
  .refine((rate) => Number(rate.toFixed(6)) === rate, "A rate has at most 6 decimals.");

const tokenRates = {
  prompt: rateSchema,
  completion: rateSchema,
  cacheRead: rateSchema.optional(),
  cacheWrite: rateSchema.optional(),
};

/** Rates of one model at one time: see `Rates` in db/enums for the units. */
export const ratesSchema = z.strictObject({
  ...tokenRates,
  audioMinute: rateSchema.optional(),
  character: rateSchema.optional(),
  above: z.strictObject({ tokens: z.int().positive(), ...tokenRates }).optional(),
}) satisfies z.ZodType<Rates>;

const name = z
  .string()
  .min(1)
  .refine((text) => text === text.toLowerCase(), "Vendors and models are written in lower case.");

/** Rates and the days they hold, in UTC: `from` inclusive, `until` exclusive, absent where they are open. */
const periodSchema = ratesSchema.extend({
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  source: z.url().optional(),
});

type Period = z.infer<typeof periodSchema>;

/** Each period ends no later than the next begins; only the first may lack a beginning, only the last an end. */
function areInOrder(periods: readonly Period[]): boolean {
  return periods.every(({ from, until }, i) => {
    const next = periods[i + 1];
    const isForward = from === undefined || until === undefined || from < until;
    return isForward && (!next || (until !== undefined && next.from !== undefined && until <= next.from));
  });
}

const modelSchema = z.strictObject({
  id: name,
  /** Other ids that always cost the same. A dated release is found by its family's id and needs none. */
  aliases: z.array(name).optional(),
  prices: z.array(periodSchema).min(1).refine(areInOrder, "Periods are in order and do not overlap."),
});

/** One file of the price catalogue: the list prices of one vendor, USD per million tokens. */
export const vendorFileSchema = z.strictObject({
  vendor: name,
  /** Other provider names that sell these ids at these prices. */
  prefixes: z.array(name),
  /** The vendor's own public price page. */
  source: z.url(),
  /** The day the newest price in the file was read. */
  readAt: z.iso.date(),
  models: z.array(modelSchema).refine((models) => {
    const ids = models.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    return new Set(ids).size === ids.length;
  }, "An id stands once in a vendor's file."),
});

export type VendorFile = z.infer<typeof vendorFileSchema>;
