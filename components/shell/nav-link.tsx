"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { RailTooltip } from "./rail-tooltip";
import { sidebarLabel, sidebarRow } from "./sidebar-row";

type NavLinkProps = {
  href: string;
  label: string;
  icon: ReactNode;
  /** Paths that belong to this entry beside those below `href`. */
  also?: string;
};

function View({ href, label, icon, current }: NavLinkProps & { current?: boolean }) {
  return (
    <RailTooltip label={label}>
      <Link href={href} aria-current={current ? "page" : undefined} className={sidebarRow()}>
        {icon}
        <span className={sidebarLabel}>{label}</span>
      </Link>
    </RailTooltip>
  );
}

function Located(link: NavLinkProps) {
  const pathname = usePathname();
  const environment = useSearchParams().get("environment");
  const root = link.href.split("?")[0] ?? link.href;
  const current = [root, link.also].some(
    (path) => path && (pathname === path || pathname.startsWith(`${path}/`)),
  );
  const href = environment ? `${link.href}?environment=${encodeURIComponent(environment)}` : link.href;
  return <View {...link} href={href} current={current} />;
}

/** An entry of the sidebar. It takes the chosen environment along. */
export function NavLink(link: NavLinkProps) {
  return (
    <Suspense fallback={<View {...link} />}>
      <Located {...link} />
    </Suspense>
  );
}
