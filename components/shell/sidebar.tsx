import { List, Settings2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CollapseEntry } from "./collapse-entry";
import { Logo } from "./logo";
import { NavLink } from "./nav-link";
import { SearchEntry } from "./search-entry";
import { sidebarLabel } from "./sidebar-row";

/** Where one can go. Static, so it is there with the first byte; `account` streams in. On a phone it is a bar on top. */
export function Sidebar({ account }: { account: ReactNode }) {
  return (
    <aside
      id="sidebar"
      aria-label="Sidebar"
      className="flex min-w-0 flex-col border-r bg-wash px-2 pb-2 max-md:flex-row max-md:items-center max-md:gap-1 max-md:border-b max-md:border-r-0 max-md:pb-0"
    >
      <div className="flex h-11 flex-none items-center md:rail:justify-center">
        <Link
          href="/logs"
          className="flex h-8 min-w-0 items-center gap-2 rounded-md px-1.5 font-semibold tracking-tight"
        >
          <Logo />
          <span className={sidebarLabel}>Spandrel</span>
        </Link>
      </div>
      <nav aria-label="Main" className="grid gap-px max-md:flex max-md:flex-1">
        <SearchEntry />
        <NavLink href="/logs" also="/traces" label="Logs" icon={<List aria-hidden />} />
      </nav>
      <div className="mt-auto grid gap-px max-md:mt-0 max-md:flex">
        <NavLink href="/settings/keys" also="/settings" label="Settings" icon={<Settings2 aria-hidden />} />
        <CollapseEntry />
        {account}
      </div>
    </aside>
  );
}
