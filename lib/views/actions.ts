"use server";

import { z } from "zod";
import { defineAction, refuse } from "@/lib/action";
import { changeView, createView, removeView, type ViewRefusal } from "./mutations";
import { newViewSchema, viewChangeSchema, viewLimits } from "./schema";

const words: Readonly<Record<ViewRefusal, string>> = {
  "name taken": "You have a view of this name already. Choose another, or replace that one.",
  "too many": `You have ${viewLimits.perMember} views, which is the limit. Remove one first.`,
  "not found": "This view was removed, or is not yours.",
  "not allowed": "Only its maker or an admin changes a shared view, and sharing needs the role member.",
};

const refusalOf = (why: ViewRefusal) => refuse(words[why], why === "name taken" ? "name" : undefined);

/** Anybody who may read may keep views; what is shared is checked by the mutation. */
export const createViewAction = defineAction({
  role: "viewer",
  input: newViewSchema,
  body: async ({ scope, input }) => {
    const written = await createView(scope, input);
    return written.ok ? written.id : refusalOf(written.why);
  },
  audit: "by the mutation",
});

export const changeViewAction = defineAction({
  role: "viewer",
  input: viewChangeSchema,
  body: async ({ scope, input }) => {
    const written = await changeView(scope, input);
    return written.ok ? written.id : refusalOf(written.why);
  },
  audit: "by the mutation",
});

export const removeViewAction = defineAction({
  role: "viewer",
  input: z.object({ id: z.int() }),
  body: async ({ scope, input }) => {
    const written = await removeView(scope, input.id);
    return written.ok ? written.id : refusalOf(written.why);
  },
  audit: "by the mutation",
});
