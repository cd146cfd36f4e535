import { OctagonAlert } from "lucide-react";
import type { Status } from "@/db/enums";

/** Success is quiet; an error is red with an icon, and the word for who sees neither. */
export function StatusCell({
  status,
  code,
  message,
  className = "",
}: {
  status: Status;
  code: number;
  message?: string | null;
  className?: string;
}) {
  if (status === "success") return <span className={`figure text-faint ${className}`}>{code}</span>;
  return (
    <span
      className={`figure inline-flex items-center gap-1 text-error ${className}`}
      title={message ?? undefined}
    >
      <OctagonAlert aria-hidden className="size-3.5" />
      <span className="sr-only">error </span>
      {code}
    </span>
  );
}
