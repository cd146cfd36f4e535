import "server-only";
import { z } from "zod";
import { type ActionDefinition, refuse } from "@/lib/action";
import type { Scope } from "@/lib/auth/scope";
import { listSeenModels, modelsReachedBy } from "./models";
import { addPrice, type PriceRefusal, removePrice, replacePrice } from "./mutations";
import { type NewPrice, priceSchema } from "./schema";

const saveInput = z.object({ replaces: z.int().nullable(), price: priceSchema });

/** Sets a price, or puts it in the place of the one with the id `replaces`. Answers the stored models it reaches. */
export const savePrice: ActionDefinition<typeof saveInput, { models: string[] }> = {
  role: "admin",
  input: saveInput,
  body: async ({ scope, input: { replaces, price } }) => {
    const saved =
      replaces === null ? await addPrice(scope, price) : await replacePrice(scope, replaces, price);
    return saved.ok ? { models: await storedModels(scope, price) } : refusedBy(saved);
  },
  audit: "by the mutation",
};

const removeInput = z.object({ id: z.int() });

/** Takes a price out of force. */
export const retirePrice: ActionDefinition<typeof removeInput, true> = {
  role: "admin",
  input: removeInput,
  body: async ({ scope, input }) => {
    const removed = await removePrice(scope, input.id);
    return removed.ok ? true : refusedBy(removed);
  },
  audit: "by the mutation",
};

function refusedBy({ message, field }: PriceRefusal) {
  return refuse(message, field && `price.${field}`);
}

async function storedModels(scope: Scope, price: NewPrice): Promise<string[]> {
  const seen = await listSeenModels(scope);
  return modelsReachedBy(
    price,
    seen.map(({ model }) => model),
  );
}
