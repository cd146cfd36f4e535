"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { defineAction, refuse } from "@/lib/action";
import { auth } from "@/lib/auth/auth";
import { deleteOrganization, renameOrganization } from "./mutations";
import { organizationNameSchema } from "./schema";

export const renameOrganizationAction = defineAction({
  role: "owner",
  input: z.object({ name: organizationNameSchema }),
  body: async ({ scope, input }) => {
    await renameOrganization(scope, input.name);
    return input.name;
  },
  audit: ({ name }) => ({ action: "organization.rename", detail: { name } }),
});

/** Deletes the demo organization, its account included, and ends the session. No other organization can be deleted here. */
export const deleteDemoAction = defineAction({
  role: "owner",
  input: z.object({}),
  body: async ({ scope, member }) => {
    if (!member.isDemo) return refuse("This is not the demo organization; its data stays.");
    await deleteOrganization(scope);
    await auth().api.signOut({ headers: await headers() });
    return true;
  },
  // The organization's audit goes with it.
  audit: "by the mutation",
});
