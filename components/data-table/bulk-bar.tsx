import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";

/** What can be done with the ticked rows: a bar over the foot of the table, there as long as anything is ticked. */
export function BulkBar({
  count,
  offer,
  children,
  onClear,
}: {
  /** "3 ticked", and nothing less when all are. */
  count: ReactNode;
  /** Beside the count: to tick everything. */
  offer: ReactNode;
  children: ReactNode;
  onClear: () => void;
}) {
  return (
    <section
      aria-label="Ticked rows"
      className="absolute bottom-4 left-1/2 z-20 flex h-10 max-w-[calc(100%-2rem)] -translate-x-1/2 items-center gap-1 rounded-lg bg-float pr-1.5 pl-3 text-13 shadow-float transition-opacity duration-160 starting:opacity-0"
    >
      <span role="status" className="whitespace-nowrap font-medium tabular-nums">
        {count}
      </span>
      {offer}
      <span aria-hidden className="mx-1 h-5 w-px flex-none bg-line" />
      {children}
      <IconButton label="Untick all" shortcut="Esc" size="sm" side="top" onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </section>
  );
}
