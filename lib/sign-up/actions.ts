"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { countAttempt } from "@/lib/auth/attempts";
import { auth } from "@/lib/auth/auth";
import { homePath } from "@/lib/auth/next-path";
import { type SignUpResult, signUp } from "./sign-up";

/** Sign-ups tried per window on the whole installation: each costs a password hash. */
const signUpsAllowed = 60;

function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}

/**
 * The sign-up form's door. Whoever may is decided in `signUp`; success also signs in and enters the product. It
 * redirects here, not in the form: by the time an answer reached it, the form would have given way to "closed".
 */
export async function signUpAction(_before: SignUpResult | null, form: FormData): Promise<SignUpResult> {
  const waitSeconds = await countAttempt("sign-up", "everyone", signUpsAllowed);
  if (waitSeconds > 0) {
    const message = `Too many sign-ups were tried. Try again in ${Math.ceil(waitSeconds / 60)} min.`;
    return { ok: false, message, fieldErrors: {} };
  }
  const email = textOf(form, "email");
  const password = textOf(form, "password");
  const result = await signUp({
    name: textOf(form, "name"),
    email,
    password,
    organizationName: textOf(form, "organizationName"),
  });
  if (!result.ok) return result;
  await auth().api.signInEmail({ body: { email: email.trim(), password }, headers: await headers() });
  redirect(homePath);
}
