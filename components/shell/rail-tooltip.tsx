"use client";

import type { ReactElement } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { useRootAttribute } from "./root-attribute";

/** Says what an icon of the folded sidebar means; with the words beside it there is nothing to say. */
export function RailTooltip({
  label,
  shortcut,
  children,
}: {
  label: string;
  shortcut?: string;
  children: ReactElement<Record<string, unknown>>;
}) {
  const folded = useRootAttribute("data-sidebar") === "rail";
  return (
    <Tooltip label={label} shortcut={shortcut} side="right" disabled={!folded}>
      {children}
    </Tooltip>
  );
}
