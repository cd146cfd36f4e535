"use client";

import { ChevronRight } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { savePriceAction } from "@/lib/pricing/actions";
import { priceLimits } from "@/lib/pricing/limits";
import type { PriceForm as Typed } from "@/lib/pricing/schema";
import { ModelInput } from "./model-input";
import type { PriceDraft } from "./price-editor";
import { RateInput } from "./rate-input";

const furtherFields = [
  "audioMinute",
  "character",
  "aboveTokens",
  "abovePrompt",
  "aboveCompletion",
  "aboveCacheRead",
  "aboveCacheWrite",
] as const satisfies readonly (keyof Typed)[];

/** A price as it is typed. What is wrong is said beside its field; nothing typed is lost. */
export function PriceForm({
  draft,
  onSaved,
  onCancel,
}: {
  draft: PriceDraft;
  /** With the stored models that the price reaches. */
  onSaved: (saved: { model: string; models: readonly string[] }) => void;
  onCancel: () => void;
}) {
  const [form, setForm] = useState(draft.form);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isFurther, setFurther] = useState(furtherFields.some((field) => draft.form[field] !== ""));
  const [pending, startTransition] = useTransition();

  const submit = () =>
    startTransition(async () => {
      const result = await savePriceAction({ replaces: draft.replaces, price: form }).catch(() => null);
      if (result?.ok) return onSaved({ model: form.model.trim(), models: result.value.models });
      const found = result?.fieldErrors ?? {};
      setErrors(found);
      if (furtherFields.some((field) => found[`price.${field}`])) setFurther(true);
      const isSaidBesideField = Object.keys(found).length > 0;
      setProblem(isSaidBesideField ? null : (result?.message ?? "The server did not answer. Try again."));
    });

  const bind = (name: keyof Typed) => ({
    name,
    value: form[name],
    error: errors[`price.${name}`],
    onChange: (value: string) => setForm((typed) => ({ ...typed, [name]: value })),
  });
  const { error: modelError, ...model } = bind("model");
  const { error: providerError, ...provider } = bind("provider");
  const { error: noteError, ...note } = bind("note");

  return (
    <form action={submit} noValidate className="grid gap-4">
      <div className="grid grid-cols-[1.6fr_1fr] items-start gap-3">
        <Field
          label="Model"
          name="model"
          error={modelError}
          hint="As spans name it; provider prefixes and dated suffixes aside."
        >
          <ModelInput {...model} autoFocus={draft.form.model === ""} />
        </Field>
        <Field
          label={<Optional>Provider</Optional>}
          name="provider"
          error={providerError}
          hint="Where several sell it at different prices."
        >
          <Input
            mono
            value={provider.value}
            onValueChange={provider.onChange}
            maxLength={priceLimits.providerLength}
            autoComplete="off"
            spellCheck={false}
            placeholder="any"
          />
        </Field>
      </div>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-12 text-muted">USD per million tokens</legend>
        <div className="grid grid-cols-4 items-start gap-3">
          <RateInput {...bind("prompt")} label="Input" autoFocus={draft.form.model !== ""} />
          <RateInput {...bind("completion")} label="Output" />
          <RateInput {...bind("cacheRead")} label="Cache read" placeholder="as input" />
          <RateInput {...bind("cacheWrite")} label="Cache write" placeholder="as input" />
        </div>
      </fieldset>
      <div className="grid gap-3">
        <Button
          variant="quiet"
          size="sm"
          className="-ml-2 justify-self-start"
          aria-expanded={isFurther}
          onClick={() => setFurther(!isFurther)}
        >
          <ChevronRight
            aria-hidden
            className={classNames("transition-transform", isFurther && "rotate-90")}
          />
          Audio, characters, long requests
        </Button>
        {isFurther ? (
          <div className="grid gap-3">
            <div className="grid grid-cols-2 items-start gap-3">
              <RateInput {...bind("audioMinute")} label="Audio, per minute" placeholder="none" />
              <RateInput {...bind("character")} label="Speech, per million characters" placeholder="none" />
            </div>
            <fieldset>
              <legend className="mb-1.5 text-12 text-muted">
                Requests whose prompt is longer than a threshold, USD per million tokens
              </legend>
              <div className="grid grid-cols-5 items-start gap-3">
                <RateInput {...bind("aboveTokens")} label="Over tokens" placeholder="none" unit="" />
                <RateInput {...bind("abovePrompt")} label="Input" />
                <RateInput {...bind("aboveCompletion")} label="Output" />
                <RateInput {...bind("aboveCacheRead")} label="Cache read" placeholder="as input" />
                <RateInput {...bind("aboveCacheWrite")} label="Cache write" placeholder="as input" />
              </div>
            </fieldset>
          </div>
        ) : null}
      </div>
      <div className="grid grid-cols-2 items-start gap-3">
        <DayInput {...bind("validFrom")} label="Valid from" hint="UTC; empty: since ever." />
        <DayInput
          {...bind("validUntil")}
          label="Valid until"
          hint="The day it no longer holds; empty: for good."
        />
      </div>
      <Field label={<Optional>Note</Optional>} name="note" error={noteError}>
        <Input
          value={note.value}
          onValueChange={note.onChange}
          maxLength={priceLimits.noteLength}
          autoComplete="off"
          placeholder="Contract, invoice, page"
        />
      </Field>
      <FormError>{problem}</FormError>
      <div className="-mx-4 -mb-4 flex items-center justify-end gap-2 border-t border-line px-4 py-3">
        {draft.replaces === null ? null : (
          <p className="mr-auto text-12 text-muted">Stored spans keep their cost until re-priced.</p>
        )}
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Save price
        </Button>
      </div>
    </form>
  );
}

function Optional({ children }: { children: string }) {
  return (
    <>
      {children} <span className="font-normal text-muted">optional</span>
    </>
  );
}

function DayInput({
  name,
  label,
  hint,
  value,
  error,
  onChange,
}: {
  name: string;
  label: string;
  hint: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} name={name} error={error} hint={hint}>
      <Input mono type="date" min="2000-01-01" max="2099-12-31" value={value} onValueChange={onChange} />
    </Field>
  );
}
