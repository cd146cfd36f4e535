"use client";

import { useEffect, useEffectEvent } from "react";

const everyMs = 1_000;
/** Counting takes a second; where it does not, a reload is left to the reader. */
const tries = 20;

/** Asks for the span again while it stands, which is until its tokens are counted. */
export function UntilCounted({ refresh }: { refresh: () => void }) {
  const ask = useEffectEvent(refresh);
  useEffect(() => {
    let left = tries;
    const timer = setInterval(() => {
      if (left === 0) clearInterval(timer);
      else if (document.visibilityState === "visible") {
        left -= 1;
        ask();
      }
    }, everyMs);
    return () => clearInterval(timer);
  }, []);
  return null;
}
