import { X } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** One condition that can be opened for editing (`onOpen`) and taken away (`onRemove`). */
export function Chip({
  children,
  onOpen,
  onRemove,
  removeLabel = "Remove",
  className,
}: {
  children: ReactNode;
  onOpen?: () => void;
  onRemove?: () => void;
  removeLabel?: string;
  className?: string;
}) {
  const body = "flex min-w-0 items-center gap-1 truncate rounded-md px-2";
  return (
    <span
      className={classNames(
        "inline-flex h-6 max-w-full shrink-0 items-stretch rounded-md bg-press text-12 text-ink",
        className,
      )}
    >
      {onOpen ? (
        <button type="button" onClick={onOpen} className={classNames(body, "hover:bg-press")}>
          {children}
        </button>
      ) : (
        <span className={body}>{children}</span>
      )}
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="-ml-1 grid w-6 place-items-center rounded-md text-muted hover:bg-press hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}
