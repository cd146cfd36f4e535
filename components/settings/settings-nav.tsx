"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const pages = [
  { href: "/settings/keys", label: "API keys" },
  { href: "/settings/prices", label: "Prices" },
  { href: "/settings/organization", label: "Organization" },
] as const;

/** The pages of Settings, side by side. */
export function SettingsNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="flex h-9 flex-none gap-4 border-b border-line px-4">
      {pages.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href || pathname.startsWith(`${href}/`) ? "page" : undefined}
          className="ring-inside -mb-px flex items-center border-b-2 border-transparent text-13 font-medium text-muted hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
