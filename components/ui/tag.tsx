import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Tone = "neutral" | "accent" | "error" | "warning" | "success";

const tones: Record<Tone, string> = {
  neutral: "bg-press text-muted",
  accent: "bg-accent-wash text-accent",
  error: "bg-error-wash text-error",
  warning: "bg-warning-wash text-warning",
  success: "bg-press text-success",
};

/** A quiet label beside a name: a role, a state, where a value came from. */
export function Tag({
  tone = "neutral",
  children,
  className,
  title,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
  title?: string;
}) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-12 [&_.lucide]:size-3.5",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
