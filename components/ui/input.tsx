"use client";

import { Input as Base } from "@base-ui/react/input";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** Without a surrounding `Field`, give it an `aria-label`. */
export function Input({
  size = "md",
  mono = false,
  className,
  ...rest
}: Omit<ComponentProps<typeof Base>, "size" | "className"> & {
  size?: "md" | "lg";
  mono?: boolean;
  className?: string;
}) {
  return (
    <Base
      {...rest}
      className={classNames(
        "w-full min-w-0 rounded-md border border-line-control bg-page px-2.5 text-13 text-ink",
        "disabled:bg-well disabled:text-muted aria-invalid:border-error data-invalid:border-error",
        size === "lg" ? "h-8" : "h-7",
        mono && "font-mono text-12 tracking-tight",
        className,
      )}
    />
  );
}
