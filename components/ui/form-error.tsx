import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** Why a form was refused as a whole; what belongs to one field is said by its `Field`. Announced when it appears. */
export function FormError({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <p
      role="alert"
      className="flex items-start gap-2 rounded-md border border-error-line bg-error-wash px-2.5 py-2 text-13 text-ink"
    >
      <CircleAlert aria-hidden className="mt-0.5 text-error" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
