"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A number of dollars, or with `unit=""` a plain number, with its label above and its error below. */
export function RateInput({
  name,
  label,
  value,
  error,
  onChange,
  placeholder = "0.00",
  autoFocus,
  unit = "$",
}: {
  name: string;
  label: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
  placeholder?: string;
  autoFocus?: boolean;
  unit?: string;
}) {
  return (
    <Field label={label} name={name} error={error}>
      <div className="relative">
        {unit === "" ? null : (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-12 text-faint"
          >
            {unit}
          </span>
        )}
        <Input
          mono
          inputMode="decimal"
          autoFocus={autoFocus}
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          onValueChange={onChange}
          className={unit === "" ? undefined : "pl-5.5"}
        />
      </div>
    </Field>
  );
}
