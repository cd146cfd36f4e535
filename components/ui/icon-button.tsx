"use client";

import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { Tooltip } from "./tooltip";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label" | "children"> & {
  /** The accessible name, shown as the tooltip. */
  label: string;
  /** The key that does the same, shown in the tooltip. */
  shortcut?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  pressed?: boolean;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactNode;
};

export function IconButton({
  label,
  shortcut,
  variant = "quiet",
  size,
  pressed,
  side,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side={side}>
      <button
        aria-pressed={pressed}
        {...rest}
        type={type}
        aria-label={label}
        className={buttonStyle({ variant, size, square: true, className })}
      />
    </Tooltip>
  );
}
