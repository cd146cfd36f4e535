"use client";

import { Input } from "@/components/ui/input";
import type { Field } from "@/lib/filters/define";
import { limits } from "@/lib/filters/define";

const units: Readonly<Record<NonNullable<Field["unit"]>, string>> = {
  usd: "USD",
  seconds: "s",
  tokens: "tokens",
  per_second: "tok/s",
  code: "",
};

type NumberInputsProps = {
  unit: Field["unit"];
  value: string;
  /** The other end of a range; null for a single number. */
  high: string | null;
  onChange: (value: string, high: string | null) => void;
  autoFocus: boolean;
};

/** A number, or both ends of a range, with what it counts beside it. `2s` and `10k` may be typed as in the search box. */
export function NumberInputs({ unit, value, high, onChange, autoFocus }: NumberInputsProps) {
  const input = (label: string, shown: string, put: (text: string) => void, focus: boolean) => (
    <Input
      mono
      aria-label={label}
      inputMode="decimal"
      maxLength={limits.valueLength}
      autoFocus={focus}
      value={shown}
      onChange={(event) => put(event.currentTarget.value)}
      className="min-w-16 flex-1 text-right tabular-nums"
    />
  );
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2">
      {input(high === null ? "Value" : "From", value, (text) => onChange(text, high), autoFocus)}
      {high === null ? null : (
        <>
          <span className="text-muted">and</span>
          {input("To", high, (text) => onChange(value, text), false)}
        </>
      )}
      {unit && units[unit] ? <span className="shrink-0 text-12 text-muted">{units[unit]}</span> : null}
    </div>
  );
}
