"use client";

import type { ReactNode } from "react";
import { useListNavigation } from "@/components/filters/list-navigation";
import { classNames } from "@/components/ui/class-names";

/** Quietens a preview that belongs to the selection before. */
export function PendingPreview({ children }: { children: ReactNode }) {
  const { requested } = useListNavigation();
  const isStale = requested !== null;
  return (
    <div
      aria-busy={isStale}
      inert={isStale}
      className={classNames("grid gap-5 transition-opacity", isStale && "opacity-50")}
    >
      {children}
    </div>
  );
}
