"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

type FoldProps = {
  title: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
  /** How much is inside. */
  size?: ReactNode;
  children: ReactNode;
};

/** Something one rarely wants to read, on one line until it is opened; only then is it drawn. */
export function Fold({ title, hint, icon, size, children }: FoldProps) {
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <details
      className="group/fold min-w-0 rounded-md border border-line"
      onToggle={(event) => event.currentTarget.open && setWasOpen(true)}
    >
      <summary className="flex h-7 cursor-default list-none items-center gap-1.5 rounded-md px-2 text-12 whitespace-nowrap text-muted hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 group-open/fold:rotate-90" />
        {icon}
        <span className="flex-none">{title}</span>
        {hint === undefined ? null : (
          <span className="min-w-0 truncate text-faint group-open/fold:hidden">{hint}</span>
        )}
        {size === undefined ? null : (
          <span className="ml-auto pl-2 font-mono text-11 text-faint">{size}</span>
        )}
      </summary>
      {wasOpen ? <div className="border-t border-line px-2.5 py-2">{children}</div> : null}
    </details>
  );
}
