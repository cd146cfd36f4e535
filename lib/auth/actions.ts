"use server";

import { headers } from "next/headers";
import { auth } from "./auth";

/** Ends the session of this browser. */
export async function signOutAction(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
}
