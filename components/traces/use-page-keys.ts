"use client";

import { useEffect, useEffectEvent } from "react";

/** Single keys that act anywhere on the page, but not while typing or in something that floats. */
export function usePageKeys(actions: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (!(target instanceof Element)) return;
    if (
      target.closest(
        "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]",
      )
    )
      return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
