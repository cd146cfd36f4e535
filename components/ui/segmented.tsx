"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { ReactNode } from "react";
import { segment, segmentTrack } from "./segmented-style";

/** One of two to four choices, all visible: a radio group to the keyboard and to a screen reader. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  options,
  size = "md",
  disabled,
  className,
}: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; accessibleName?: string }[];
  size?: "sm" | "md";
  disabled?: boolean;
  className?: string;
}) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(chosen: Value) => onChange(chosen)}
      className={segmentTrack(size, className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.accessibleName}
          className={segment(size)}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
