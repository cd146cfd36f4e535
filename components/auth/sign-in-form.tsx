"use client";

import { useActionState, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { useFocusFirstError } from "./focus-first-error";
import { PasswordInput } from "./password-input";

type Refused = { message?: string; email?: string; password?: string };

/** The account library's answer in our words. */
async function refusedBy(response: Response): Promise<Refused> {
  if (response.status === 401) return { password: "The e-mail address or the password is wrong." };
  const body: unknown = await response.json().catch(() => null);
  const said = typeof body === "object" && body !== null && "message" in body ? String(body.message) : "";
  if (response.status === 400) return { email: "Enter an e-mail address like ada@example.com." };
  if (response.status === 403) {
    return {
      message: `Sign-in was refused for the address ${window.location.origin}. If a proxy stands in front, set SPANDREL_URL to the address people use.`,
    };
  }
  if (response.status === 429) return { message: said || "Too many attempts. Try again later." };
  return { message: "The server could not sign you in. Try again; its log says why." };
}

async function signIn(email: string, password: string): Promise<Refused | null> {
  try {
    const response = await fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    return response.ok ? null : await refusedBy(response);
  } catch {
    return { message: "The server did not answer. Check the connection and try again." };
  }
}

/** Signs in at the account library's own door, where attempts are counted. `next` must be safe already. */
export function SignInForm({ next }: { next: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [refused, submit, pending] = useActionState(async (_before: Refused | null, fields: FormData) => {
    const email = String(fields.get("email") ?? "").trim();
    const password = String(fields.get("password") ?? "");
    if (!email) return { email: "Enter your e-mail address." };
    if (!password) return { password: "Enter your password." };
    const answer = await signIn(email, password);
    if (answer) return answer;
    // A full load, so that nothing another member left in this tab's memory survives.
    window.location.assign(next);
    return new Promise<null>(() => {});
  }, null);
  useFocusFirstError(form, refused);
  return (
    // A form keeps what was typed when it is refused: React would reset it.
    <form
      ref={form}
      action={submit}
      onReset={(event) => event.preventDefault()}
      noValidate
      className="grid gap-4"
    >
      <Field label="E-mail" name="email" error={refused?.email}>
        <Input
          type="email"
          autoComplete="username"
          required
          size="lg"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label="Password" name="password" error={refused?.password}>
        <PasswordInput autoComplete="current-password" required size="lg" />
      </Field>
      <FormError>{refused?.message}</FormError>
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        Sign in
      </Button>
    </form>
  );
}
