"use client";

import type { Autocomplete } from "@base-ui/react/autocomplete";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { floatingSurface } from "@/components/ui/floating";

/**
 * What completions lie on. The library's own popup hides the rest of the page from screen readers while it is open, which
 * somebody who narrows a list by what it shows cannot do without.
 */
export function CompletionSurface({ className, children }: { className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps a press from doing anything
    <div
      role="presentation"
      // Between the completions too, the focus stays where one types.
      onMouseDown={(event) => event.preventDefault()}
      className={classNames(floatingSurface, className)}
    >
      {children}
    </div>
  );
}

/** Takes closed completions away: the library waits for its own popup to have faded out. */
export function useClosedAway(isOpen: boolean): RefObject<Autocomplete.Root.Actions | null> {
  const actions = useRef<Autocomplete.Root.Actions | null>(null);
  useEffect(() => {
    if (!isOpen) actions.current?.unmount();
  }, [isOpen]);
  return actions;
}
