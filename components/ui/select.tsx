"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style";
import { classNames } from "./class-names";
import { floatingSurface, optionStyle } from "./floating";

export type SelectOption<Value extends string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** A quiet word at the end of the row. */
  hint?: string;
  disabled?: boolean;
};

/** One choice of a few. Inside a `Field` the label is wired; elsewhere `label` names it. */
export function Select<Value extends string>({
  value,
  defaultValue,
  onChange,
  options,
  label,
  name,
  placeholder,
  size = "md",
  quiet = false,
  disabled,
  className,
}: {
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  label?: string;
  name?: string;
  placeholder?: string;
  size?: "sm" | "md" | "lg";
  /** Without a box, for toolbars. */
  quiet?: boolean;
  disabled?: boolean;
  className?: string;
}) {
  return (
    <Base.Root
      items={options}
      value={value}
      defaultValue={defaultValue}
      name={name}
      disabled={disabled}
      onValueChange={(chosen: Value | null) => {
        if (chosen !== null) onChange?.(chosen);
      }}
    >
      <Base.Trigger
        aria-label={label}
        className={buttonStyle({
          variant: quiet ? "quiet" : "plain",
          size,
          className: classNames("min-w-0 justify-between", !quiet && "border-line-control", className),
        })}
      >
        <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-faint" />
        <Base.Icon className="-mr-0.5 flex">
          <ChevronDown aria-hidden className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          alignItemWithTrigger={false}
          sideOffset={4}
          align="start"
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
            className={classNames(
              floatingSurface,
              "max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1",
            )}
          >
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={optionStyle}
                >
                  {option.icon}
                  <Base.ItemText className="truncate">{option.label}</Base.ItemText>
                  <span className="ml-auto flex items-center gap-2 pl-3 text-12 text-muted">
                    {option.hint}
                    <span className="size-3.5">
                      <Base.ItemIndicator>
                        <Check aria-hidden className="size-3.5" />
                      </Base.ItemIndicator>
                    </span>
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
