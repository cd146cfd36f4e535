"use client";

import { Building2, Keyboard, KeyRound, LogOut } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuHeading, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { Member } from "@/lib/auth/session";
import { useShellDialogs } from "./shell-dialogs";
import { sidebarLabel, sidebarRow } from "./sidebar-row";
import { signOut } from "./sign-out";

export type Account = Pick<Member, "name" | "email" | "organizationName">;

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toUpperCase() || "?";
}

function Avatar({ children }: { children?: string }) {
  return (
    <span
      aria-hidden
      className="grid size-5 flex-none place-items-center rounded-full bg-press text-[10px] font-semibold leading-none text-muted max-md:mx-0 -mx-0.5"
    >
      {children}
    </span>
  );
}

export function AccountMenu({ account }: { account: Account }) {
  const { show } = useShellDialogs();
  return (
    <Menu
      side="top"
      className="min-w-56"
      trigger={
        <button type="button" className={sidebarRow("w-full max-md:w-auto")}>
          <Avatar>{initials(account.name)}</Avatar>
          <span className={sidebarLabel}>{account.name}</span>
        </button>
      }
    >
      <MenuHeading>
        <div className="truncate font-medium">{account.name}</div>
        <div className="truncate text-12 text-muted">{account.email}</div>
        <div className="truncate text-12 text-muted">{account.organizationName}</div>
      </MenuHeading>
      <MenuSeparator />
      <MenuLink href="/settings/keys" icon={<KeyRound aria-hidden />}>
        API keys
      </MenuLink>
      <MenuLink href="/settings/organization" icon={<Building2 aria-hidden />}>
        Organization
      </MenuLink>
      <MenuItem onSelect={() => show("keys")} icon={<Keyboard aria-hidden />} hint={<Kbd>?</Kbd>}>
        Keyboard
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={signOut} icon={<LogOut aria-hidden />}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

/** Holds the place of the account while it is read. */
export function AccountPlaceholder() {
  return (
    <div aria-hidden className={sidebarRow()}>
      <Avatar />
      <span className="h-2.5 w-24 rounded-sm bg-press md:rail:hidden max-md:hidden" />
    </div>
  );
}
