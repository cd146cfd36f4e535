import type { ReactNode } from "react";

/** One subject of a settings page: what it is, what it means, the thing itself. */
export function Section({
  title,
  description,
  action,
  children,
}: {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className="grid gap-3 border-b border-line px-4 py-5 last:border-b-0">
      <header className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <h2 className="text-14 font-semibold">{title}</h2>
          {description ? <p className="max-w-150 text-13 text-muted">{description}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
