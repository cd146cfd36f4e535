import type { ReactNode } from "react";

/** The frame of the two pages before the product: a title, a line of explanation, a form. */
export function AuthCard({
  title,
  lead,
  children,
  footer,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <div className="grid gap-5">
      <header className="grid gap-1">
        <h1 className="text-20 font-semibold">{title}</h1>
        {lead ? <p className="text-13 text-muted">{lead}</p> : null}
      </header>
      {children}
      {footer ? <footer className="border-t border-line pt-4 text-13 text-muted">{footer}</footer> : null}
    </div>
  );
}

/** The card while it is not known yet who asks: same heights, so nothing jumps. */
export function AuthCardSkeleton({ title, fields }: { title: string; fields: number }) {
  return (
    <AuthCard title={title}>
      <div aria-hidden className="grid animate-appear gap-4">
        {Array.from({ length: fields }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <div key={index} className="grid gap-1.5">
            <div className="h-5 w-24 rounded-sm bg-well" />
            <div className="h-8 rounded-md bg-well" />
          </div>
        ))}
        <div className="h-8 rounded-md bg-well" />
      </div>
    </AuthCard>
  );
}
