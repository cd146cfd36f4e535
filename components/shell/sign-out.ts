"use client";

import { showToast } from "@/components/ui/toast";
import { signOutAction } from "@/lib/auth/actions";

/** Ends the session and leaves by a full page load, so that nothing that was read stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await signOutAction();
    window.location.assign("/sign-in");
  } catch {
    showToast({
      title: "You are still signed in",
      description: "The server did not answer.",
      tone: "error",
      action: { label: "Try again", onClick: signOut },
    });
  }
}
