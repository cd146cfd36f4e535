import "server-only";
import { z } from "zod";
import { type ActionDefinition, refuse } from "@/lib/action";
import { cancelReprice, type RepriceAnswer, startReprice, undoReprice } from "./mutations";
import { selectionSchema } from "./schema";

const idOf = (answer: RepriceAnswer) => (answer.ok ? answer.id : refuse(answer.message));
const ofOne = z.object({ id: z.int() });

/** Answers the id of the re-price. */
export const start: ActionDefinition<typeof selectionSchema, number> = {
  role: "admin",
  input: selectionSchema,
  body: async ({ scope, input }) => idOf(await startReprice(scope, input)),
  audit: "by the mutation",
};

export const cancel: ActionDefinition<typeof ofOne, number> = {
  role: "admin",
  input: ofOne,
  body: async ({ scope, input }) => idOf(await cancelReprice(scope, input.id)),
  audit: "by the mutation",
};

export const undo: ActionDefinition<typeof ofOne, number> = {
  role: "admin",
  input: ofOne,
  body: async ({ scope, input }) => idOf(await undoReprice(scope, input.id)),
  audit: "by the mutation",
};
