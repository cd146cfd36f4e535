import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";

/** Nothing has ever been here: what to do, with a command that works as it stands (`CommandBlock`) and what comes after. */
export function EmptyForever({
  title,
  description,
  children,
  footer,
}: {
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <div className="grid min-h-60 flex-1 place-items-center p-6">
      <div className="grid w-full max-w-140 gap-4">
        <div className="flex items-start gap-3">
          <Logo className="mt-0.5 size-5" />
          <div>
            <h2 className="text-14 font-semibold">{title}</h2>
            {description ? <p className="mt-0.5 text-muted">{description}</p> : null}
          </div>
        </div>
        {children}
        {footer ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-muted">{footer}</div>
        ) : null}
      </div>
    </div>
  );
}
