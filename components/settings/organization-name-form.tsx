"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast";
import { renameOrganizationAction } from "@/lib/organizations/actions";

export function OrganizationNameForm({ name }: { name: string }) {
  const [wanted, setWanted] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const rename = () =>
    startTransition(async () => {
      const result = await renameOrganizationAction({ name: wanted }).catch(() => null);
      const atField = result?.ok === false ? (result.fieldErrors.name ?? null) : null;
      setError(atField);
      setProblem(result?.ok || atField ? null : (result?.message ?? "The server did not answer. Try again."));
      if (result?.ok) showToast({ title: "Organization renamed" });
    });
  return (
    <form action={rename} noValidate className="grid max-w-100 gap-3">
      <Field label="Name" name="name" error={error}>
        <div className="flex gap-2">
          <Input value={wanted} onValueChange={setWanted} autoComplete="off" maxLength={100} />
          <Button type="submit" pending={pending} disabled={wanted.trim() === name}>
            Rename
          </Button>
        </div>
      </Field>
      {problem ? <FormError>{problem}</FormError> : null}
    </form>
  );
}
