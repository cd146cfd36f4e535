import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useSpanList } from "./use-span-list";

/** How long one may hold a key before the spans passed on the way are read. */
const settleMs = 120;

/**
 * Which span is open. The row is marked at once; the address, and with it the panel, follows: immediately on a click or
 * a single step, after a moment's rest while walking on. Back closes the panel, however far one has walked. Only the
 * address changes: the list stays as it is, and no page is asked for.
 */
export function useOpenSpan(): {
  openId: string | null;
  open: (id: string, walked: boolean) => void;
  close: () => void;
} {
  const { state, isPending, change } = useSpanList();
  const [walkedTo, setWalkedTo] = useState<string | null>(null);
  const [seen, setSeen] = useState(state.span);
  if (seen !== state.span) {
    // The address was changed, by us or by going back: it has the last word.
    setSeen(state.span);
    setWalkedTo(null);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const steppedAt = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const goTo = useEffectEvent((id: string) => {
    // While another list is on its way, the address it will bring has to name the span.
    if (isPending) change({ span: id }, "replace");
    else nameSpan(id, state.span === null ? "pushState" : "replaceState");
  });

  const open = (id: string, walked: boolean) => {
    clearTimeout(timer.current);
    setWalkedTo(id === state.span ? null : id);
    if (id === state.span) return;
    const isWalkingOn = walked && performance.now() - steppedAt.current < settleMs * 2;
    steppedAt.current = performance.now();
    if (isWalkingOn) timer.current = setTimeout(() => goTo(id), settleMs);
    else goTo(id);
  };
  const close = () => {
    clearTimeout(timer.current);
    setWalkedTo(null);
    if (isPending) change({ span: null }, "replace");
    else if (state.span !== null) nameSpan(null, "pushState");
  };
  return { openId: walkedTo ?? state.span, open, close };
}

/** Puts the span into the address, and nothing else. */
function nameSpan(id: string | null, how: "pushState" | "replaceState"): void {
  const address = new URL(window.location.href);
  if (id === null) address.searchParams.delete("span");
  else address.searchParams.set("span", id);
  window.history[how](null, "", address);
}
