import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { EnvironmentSwitch } from "./environment-switch";
import { ThemeSwitch } from "./theme-switch";

/** The frame of a page: a header line of 44 px, then content edge to edge that scrolls inside itself. */
export function PageLayout({ header, children }: { header: ReactNode; children: ReactNode }) {
  return (
    <>
      {header}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
    </>
  );
}

/** Title at the left, what the page offers at the right. `environments` for pages that the environment filters. */
export function PageHeader({
  title,
  environments = false,
  children,
  className,
}: {
  title: ReactNode;
  environments?: boolean;
  children?: ReactNode;
  className?: string;
}) {
  return (
    <header
      className={classNames(
        "flex min-h-11 flex-none flex-wrap items-center gap-x-3 gap-y-1 border-b pl-4 pr-3 max-md:py-1.5",
        className,
      )}
    >
      <h1 className="flex min-w-0 items-center gap-2 truncate text-13 font-semibold">{title}</h1>
      {environments ? <EnvironmentSwitch /> : null}
      <div className="ml-auto flex min-w-0 items-center gap-1.5">
        {children}
        <ThemeSwitch />
      </div>
    </header>
  );
}
