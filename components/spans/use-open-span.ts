import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useSpanList } from "./use-span-list";

/** How long one may hold a key before the spans passed on the way are read. */
const settleMs = 120;

/**
 * Which span is open. The row is marked at once; the address, and with it the panel, follows: immediately on a click,
 * after a moment's rest while walking with the keys. Back closes the panel, however far one has walked.
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
  useEffect(() => () => clearTimeout(timer.current), []);
  const goTo = useEffectEvent((id: string) => change({ span: id }, state.span === null ? "push" : "replace"));

  const open = (id: string, walked: boolean) => {
    clearTimeout(timer.current);
    setWalkedTo(id === state.span ? null : id);
    if (id === state.span) return;
    if (walked) timer.current = setTimeout(() => goTo(id), settleMs);
    else change({ span: id }, state.span === null ? "push" : "replace");
  };
  const close = () => {
    clearTimeout(timer.current);
    setWalkedTo(null);
    if (isPending) change({ span: null }, "replace");
    else if (state.span !== null) leaveSpan();
  };
  return { openId: walkedTo ?? state.span, open, close };
}

/** The panel goes with the address alone: nothing has to be read to close it. */
function leaveSpan(): void {
  const address = new URL(window.location.href);
  address.searchParams.delete("span");
  window.history.pushState(null, "", address);
}
