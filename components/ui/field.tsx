"use client";

import { Field as Base } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A labelled control with its hint and its error; `Input` inside is wired by itself. */
export function Field({
  label,
  name,
  hint,
  error,
  children,
  className,
}: {
  label: ReactNode;
  name?: string;
  hint?: ReactNode;
  /** What is wrong and what would be right; null while nothing is. */
  error?: string | null;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Base.Root name={name} invalid={Boolean(error)} className={classNames("grid gap-1.5", className)}>
      <Base.Label className="text-13 font-medium text-ink">{label}</Base.Label>
      {children}
      {hint ? <Base.Description className="text-12 text-muted">{hint}</Base.Description> : null}
      <Base.Error match={Boolean(error)} className="flex items-start gap-1.5 text-12 text-error">
        <CircleAlert aria-hidden className="mt-px size-3.5" />
        {error}
      </Base.Error>
    </Base.Root>
  );
}
