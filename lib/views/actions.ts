"use server";

import { defineAction, refuse } from "@/lib/action";
import { changeView, createView, removeView, type ViewRefusal } from "./mutations";
import { newViewSchema, seenViewSchema, viewChangeSchema, viewLimits } from "./schema";

const words: Readonly<Record<ViewRefusal, string>> = {
  "name taken": "There is a view of this name already. Choose another, or replace that one.",
  "too many": `You have ${viewLimits.perMember} views, which is the limit. Remove one first.`,
  "not found": "This view was removed, or is not yours.",
  "changed meanwhile":
    "Somebody changed this view since you saw it, so nothing was done. Open it to see it; do this again to have it your way.",
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
  input: seenViewSchema,
  body: async ({ scope, input }) => {
    const written = await removeView(scope, input);
    return written.ok ? written.id : refusalOf(written.why);
  },
  audit: "by the mutation",
});
