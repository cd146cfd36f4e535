"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode, RefObject } from "react";
import { buttonStyle } from "./button-style";
import { classNames } from "./class-names";

type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the lower right; `DialogClose` closes. */
  footer?: ReactNode;
  children?: ReactNode;
  trigger?: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** False where closing by accident would lose something: then only a button closes it. */
  isDismissible?: boolean;
  /** Where focus goes first; by default the first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  className?: string;
};

/** A modal question or form. The cross, and unless told otherwise Esc and a click outside, close it; focus returns to what opened it. */
export function Dialog({
  title,
  description,
  footer,
  children,
  trigger,
  open,
  onOpenChange,
  isDismissible = true,
  initialFocus,
  className,
}: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        const isDismissal = details.reason === "escape-key" || details.reason === "outside-press";
        if (isDismissal && !isDismissible) details.cancel();
        else onOpenChange?.(next);
      }}
    >
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <Base.Popup
            initialFocus={initialFocus}
            className={classNames(
              "relative flex max-h-[calc(100dvh-2rem)] w-full max-w-110 flex-col rounded-lg bg-float text-13 text-ink shadow-float outline-none",
              "transition-[opacity,scale] duration-160 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0",
              className,
            )}
          >
            <header className="flex min-h-11 items-center gap-2 border-b border-line py-2 pl-4 pr-11">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-14 font-semibold">{title}</Base.Title>
              </div>
            </header>
            {description || children ? (
              <div className="grid min-h-0 gap-3 overflow-y-auto p-4">
                {description ? (
                  <Base.Description className="text-13 text-muted">{description}</Base.Description>
                ) : null}
                {children}
              </div>
            ) : null}
            {footer ? (
              <footer className="flex items-center justify-end gap-2 border-t border-line px-4 py-3">
                {footer}
              </footer>
            ) : null}
            {/* Last, so that focus begins at the first control of the content. */}
            <Base.Close
              aria-label="Close"
              className={buttonStyle({ variant: "quiet", square: true, className: "absolute top-2 right-2" })}
            >
              <X aria-hidden />
            </Base.Close>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Give it `render={<Button>…</Button>}` or text. */
export function DialogClose({
  children,
  variant,
}: {
  children: ReactNode;
  variant?: "plain" | "primary" | "quiet";
}) {
  return <Base.Close className={buttonStyle({ variant })}>{children}</Base.Close>;
}
