import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A toggle: announced and drawn as pressed. */
  pressed?: boolean;
  /** Work is under way: not pressable, and said so. */
  pending?: boolean;
};

export function Button({
  variant,
  size,
  pressed,
  pending,
  className,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      aria-pressed={pressed}
      aria-busy={pending || undefined}
      {...rest}
      type={type}
      disabled={disabled || pending}
      className={buttonStyle({ variant, size, className })}
    />
  );
}
