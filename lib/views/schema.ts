import { z } from "zod";
import { listNames } from "@/db/enums";

export const viewLimits = { nameLength: 60, paramsLength: 16_000, perMember: 200 } as const;

/** Params of an address that say what is looked at now, not what the list is. */
const passing = ["span"];

/**
 * The part of an address a view keeps, in one order, so that equal views are equal texts. Presets of time stay presets:
 * "last 7 days" is always the last seven.
 */
export function viewParams(params: URLSearchParams): string {
  const kept = [...params].filter(([name]) => !passing.includes(name));
  return new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
}

export const viewNameSchema = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(viewLimits.nameLength, `A name has at most ${viewLimits.nameLength} characters.`);

const paramsSchema = z
  .string()
  .max(viewLimits.paramsLength, `A view's address has at most ${viewLimits.paramsLength} characters.`)
  .transform((text) => viewParams(new URLSearchParams(text)));

export const newViewSchema = z.object({
  list: z.enum(listNames),
  name: viewNameSchema,
  params: paramsSchema,
  isShared: z.boolean(),
});

/** Which view is meant, and as it stood (`changedAt`) when it was last read: nobody undoes what they have not seen. */
export const seenViewSchema = z.object({ id: z.int(), changedAt: z.number() });

/** What is left out stays as it is. */
export const viewChangeSchema = seenViewSchema.extend({
  name: viewNameSchema.optional(),
  params: paramsSchema.optional(),
  isShared: z.boolean().optional(),
});

export type NewView = z.output<typeof newViewSchema>;
export type SeenView = z.output<typeof seenViewSchema>;
export type ViewChange = z.output<typeof viewChangeSchema>;
