"use client";

import { useEffect, useEffectEvent } from "react";

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"))
  );
}

/** Whether a key press belongs to a dialog, menu or list box that is open on top of the page. */
function isInFloating(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog], [role=menu], [role=listbox]") !== null;
}

/**
 * A single-key shortcut of the whole page (`key` as in KeyboardEvent: "/", "[", "?"). Silent while someone types, while something
 * floats above, and with a modifier; `mod: true` instead demands ⌘ or Ctrl and also works while typing.
 */
export function useHotkey(key: string, run: (event: KeyboardEvent) => void, { mod = false } = {}): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.key.toLowerCase() !== key || event.altKey) return;
    if ((event.metaKey || event.ctrlKey) !== mod) return;
    if (!mod && (isTyping(event.target) || isInFloating(event.target))) return;
    event.preventDefault();
    run(event);
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
