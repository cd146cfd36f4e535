"use server";

import { z } from "zod";
import { defineAction, refuse } from "@/lib/action";
import { createApiKey, revokeApiKey } from "./mutations";
import { newApiKeySchema } from "./schema";

const dayMs = 86_400_000;

/** Makes a key; the answer is the only place the key itself ever appears. */
export const createApiKeyAction = defineAction({
  role: "admin",
  input: newApiKeySchema,
  body: ({ scope, input: { expiresInDays, ...key } }) =>
    createApiKey(scope, {
      ...key,
      expiresAt: expiresInDays === null ? null : new Date(Date.now() + expiresInDays * dayMs),
    }),
  audit: "by the mutation",
});

export const revokeApiKeyAction = defineAction({
  role: "admin",
  input: z.object({ id: z.int() }),
  body: async ({ scope, input }) =>
    (await revokeApiKey(scope, input.id)) ? true : refuse("This key is revoked already, or is not yours."),
  audit: "by the mutation",
});
