"use client";

import { Info } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Says which parts of the address mean nothing here and were left out. */
export function UnknownNotice({ unknown, onClean }: { unknown: readonly string[]; onClean: () => void }) {
  if (unknown.length === 0) return null;
  const shown = unknown.slice(0, 3).join(", ");
  return (
    <p
      role="status"
      className="flex items-center gap-2 border-b border-line bg-wash px-4 py-1 text-12 text-muted"
    >
      <Info aria-hidden className="size-3.5" />
      <span className="min-w-0 truncate">
        Ignored in the address: <span className="font-mono text-ink">{shown}</span>
        {unknown.length > 3 ? ` and ${unknown.length - 3} more` : ""}
      </span>
      <Button variant="quiet" size="sm" className="ml-auto" onClick={onClean}>
        Tidy the address
      </Button>
    </p>
  );
}
