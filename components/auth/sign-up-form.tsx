"use client";

import { useActionState, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { signUpAction } from "@/lib/sign-up/actions";
import { useFocusFirstError } from "./focus-first-error";
import { PasswordInput } from "./password-input";

/** Makes an account with its organization and enters the product. */
export function SignUpForm({ organizationName }: { organizationName: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [result, submit, pending] = useActionState(signUpAction, null);
  const errors = result && !result.ok ? result.fieldErrors : {};
  useFocusFirstError(form, result);
  const hasFieldErrors = Object.keys(errors).length > 0;
  return (
    // A form keeps what was typed when it is refused: React would reset it.
    <form
      ref={form}
      action={submit}
      onReset={(event) => event.preventDefault()}
      noValidate
      className="grid gap-4"
    >
      <Field label="Your name" name="name" error={errors.name}>
        <Input autoComplete="name" required size="lg" />
      </Field>
      <Field
        label="Organization"
        name="organizationName"
        error={errors.organizationName}
        hint="Who the spans belong to. It can be renamed later."
      >
        <Input autoComplete="organization" defaultValue={organizationName} size="lg" />
      </Field>
      <Field label="E-mail" name="email" error={errors.email}>
        <Input
          type="email"
          autoComplete="username"
          required
          size="lg"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label="Password" name="password" error={errors.password} hint="At least 8 characters.">
        <PasswordInput autoComplete="new-password" required size="lg" />
      </Field>
      <FormError>{result && !result.ok && !hasFieldErrors ? result.message : null}</FormError>
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        Create account
      </Button>
    </form>
  );
}
