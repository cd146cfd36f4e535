"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

type CheckboxProps = Omit<ComponentProps<typeof Base.Root>, "className" | "onCheckedChange" | "children"> & {
  onChange?: (checked: boolean) => void;
  /** Text beside the box; without it, give an `aria-label`. */
  children?: ReactNode;
  className?: string;
};

/** A 14 px box in a 24 px hit area. */
export function Checkbox({ onChange, children, className, ...rest }: CheckboxProps) {
  const box = (
    <Base.Root
      {...rest}
      onCheckedChange={onChange ? (checked) => onChange(checked) : undefined}
      className={classNames(
        "group/tick grid size-6 shrink-0 place-items-center rounded-md data-disabled:opacity-50",
        !children && className,
      )}
    >
      <span className="grid size-3.5 place-items-center rounded-sm border border-line-control bg-page group-hover/tick:border-muted group-data-checked/tick:border-accent group-data-checked/tick:bg-accent group-data-indeterminate/tick:border-accent group-data-indeterminate/tick:bg-accent">
        <Base.Indicator className="text-on-accent">
          {rest.indeterminate ? (
            <Minus aria-hidden className="size-3" strokeWidth={3.5} />
          ) : (
            <Check aria-hidden className="size-3" strokeWidth={3.5} />
          )}
        </Base.Indicator>
      </span>
    </Base.Root>
  );
  if (!children) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
    <label className={classNames("inline-flex min-w-0 items-center gap-1 text-13", className)}>
      {box}
      {children}
    </label>
  );
}
