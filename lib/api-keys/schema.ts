import { z } from "zod";
import { keyScopes, sides } from "@/db/enums";

export const keyNameLimit = 50;

/** The create form. `expiresInDays` null means never, `rateLimitPerMinute` null means unlimited. */
export const newApiKeySchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Enter a name that says where the key will be used.")
    .max(keyNameLimit, `A name has at most ${keyNameLimit} characters.`),
  side: z.enum(sides),
  scopes: z
    .array(z.enum(keyScopes))
    .min(1, "Tick at least one: a key without scopes opens nothing.")
    .transform((scopes) => keyScopes.filter((scope) => scopes.includes(scope))),
  expiresInDays: z
    .int("Days are a whole number.")
    .min(1)
    .max(3650, "A key expires within 10 years, or never.")
    .nullable(),
  rateLimitPerMinute: z
    .int("A rate limit is a whole number of calls per minute.")
    .min(1, "A rate limit is at least 1 call per minute.")
    .max(1_000_000, "A rate limit is at most 1,000,000 calls per minute.")
    .nullable(),
});
