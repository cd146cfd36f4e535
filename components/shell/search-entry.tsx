"use client";

import { Search } from "lucide-react";
import { ModKbd } from "./mod-key";
import { RailTooltip } from "./rail-tooltip";
import { useShellDialogs } from "./shell-dialogs";
import { sidebarLabel, sidebarRow } from "./sidebar-row";

export function SearchEntry() {
  const { show } = useShellDialogs();
  return (
    <RailTooltip label="Search and commands">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => show("commands")}
        className={sidebarRow("w-full max-md:w-auto")}
      >
        <Search aria-hidden />
        <span className={sidebarLabel}>Search</span>
        <ModKbd letter="K" className="ml-auto md:rail:hidden max-md:hidden" />
      </button>
    </RailTooltip>
  );
}
