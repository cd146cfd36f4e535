"use client";

import { PanelLeft } from "lucide-react";
import { toggleSidebar } from "./preferences";
import { RailTooltip } from "./rail-tooltip";
import { useRootAttribute } from "./root-attribute";
import { sidebarLabel, sidebarRow } from "./sidebar-row";

export function CollapseEntry() {
  const folded = useRootAttribute("data-sidebar") === "rail";
  return (
    <RailTooltip label="Open the sidebar" shortcut="[">
      <button
        type="button"
        aria-expanded={!folded}
        aria-controls="sidebar"
        onClick={() => toggleSidebar()}
        className={sidebarRow("w-full max-md:hidden")}
      >
        <PanelLeft aria-hidden />
        <span className={sidebarLabel}>{folded ? "Open the sidebar" : "Collapse"}</span>
      </button>
    </RailTooltip>
  );
}
