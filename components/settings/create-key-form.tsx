"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { KeyScope, Side } from "@/db/enums";
import { createApiKeyAction } from "@/lib/api-keys/actions";

export type CreatedKey = { plainKey: string; name: string; side: Side; scopes: readonly KeyScope[] };

const scopeMeaning = [
  { scope: "ingest", meaning: "send spans" },
  { scope: "read", meaning: "list and read spans and traces" },
  { scope: "write", meaning: "edit, pin and delete spans" },
] as const satisfies readonly { scope: KeyScope; meaning: string }[];

const lifetimes = [
  { value: "never", label: "Never" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
] as const;

export function CreateKeyForm({
  onCreated,
  onCancel,
}: {
  onCreated: (created: CreatedKey) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState("");
  const [side, setSide] = useState<Side>("prod");
  const [scopes, setScopes] = useState<readonly KeyScope[]>(["ingest"]);
  const [lifetime, setLifetime] = useState<(typeof lifetimes)[number]["value"]>("never");
  const [rateLimit, setRateLimit] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  const submit = () =>
    startTransition(async () => {
      const result = await createApiKeyAction({
        name,
        side,
        scopes: [...scopes],
        expiresInDays: lifetime === "never" ? null : Number(lifetime),
        rateLimitPerMinute: rateLimit.trim() === "" ? null : Number(rateLimit),
      }).catch(() => null);
      if (result?.ok) return onCreated({ plainKey: result.value.plainKey, name, side, scopes });
      const fieldErrors = result?.fieldErrors ?? {};
      setErrors(fieldErrors);
      const isSaidBesideField = Object.keys(fieldErrors).length > 0;
      setProblem(isSaidBesideField ? null : (result?.message ?? "The server did not answer. Try again."));
    });

  return (
    <form action={submit} noValidate className="grid gap-4">
      <Field
        label="Name"
        name="name"
        error={errors.name}
        hint="Where it will be used: the application, the host."
      >
        <Input value={name} onValueChange={setName} autoComplete="off" autoFocus maxLength={50} />
      </Field>
      <div className="grid gap-1.5">
        <span className="text-13 font-medium">Environment</span>
        <Segmented
          label="Environment"
          value={side}
          onChange={setSide}
          options={[
            { value: "prod", label: "prod" },
            { value: "test", label: "test" },
          ]}
          className="justify-self-start"
        />
        <p className="text-12 text-muted">A key of one side can never touch spans of the other.</p>
      </div>
      <fieldset className="grid gap-0.5">
        <legend className="mb-1 text-13 font-medium">Scopes</legend>
        {scopeMeaning.map(({ scope, meaning }) => (
          <Checkbox
            key={scope}
            checked={scopes.includes(scope)}
            onChange={(ticked) =>
              setScopes(ticked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
            }
          >
            {scope}
            <span className="text-muted">{meaning}</span>
          </Checkbox>
        ))}
        {errors.scopes ? <p className="text-12 text-error">{errors.scopes}</p> : null}
      </fieldset>
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label="Expires" name="expires" error={errors.expiresInDays}>
          <Select value={lifetime} onChange={setLifetime} options={lifetimes} className="justify-between!" />
        </Field>
        <Field label="Calls per minute" name="rateLimit" error={errors.rateLimitPerMinute}>
          <Input
            value={rateLimit}
            onValueChange={setRateLimit}
            inputMode="numeric"
            placeholder="no limit"
            autoComplete="off"
            mono
          />
        </Field>
      </div>
      <FormError>{problem}</FormError>
      <div className="-mx-4 -mb-4 flex justify-end gap-2 border-t border-line px-4 py-3">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Create key
        </Button>
      </div>
    </form>
  );
}
