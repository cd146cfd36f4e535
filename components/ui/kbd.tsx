import type { ReactNode } from "react";
import { classNames } from "./class-names";

export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={classNames(
        "inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm bg-press px-1 text-11 text-muted",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
