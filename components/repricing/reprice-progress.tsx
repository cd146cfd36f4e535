"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useEffect, useRef, useState } from "react";
import { isUnderWay, type Reprice } from "@/lib/repricing/types";

type Progress = {
  /** Newest first. */
  reprices: readonly Reprice[];
  /** The server did not answer when it was last asked. */
  isLost: boolean;
};

const Context = createContext<Progress | null>(null);

const everyMs = 1_000;
/** Nothing is under way that we know of; another member may have started something. */
const idleMs = 15_000;

/** Follows the re-prices while the page is looked at. When one begins or ends, the page is read anew, preview included. */
export function RepriceProgressProvider({
  reprices: given,
  children,
}: {
  reprices: readonly Reprice[];
  children: ReactNode;
}) {
  const router = useRouter();
  const [reprices, setReprices] = useState(given);
  const [isLost, setLost] = useState(false);
  const isBusy = reprices.some(isUnderWay);
  const wasBusy = useRef(isBusy);
  useEffect(() => setReprices(given), [given]);
  useEffect(() => {
    if (wasBusy.current !== isBusy) router.refresh();
    wasBusy.current = isBusy;
  }, [isBusy, router]);
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch("/settings/prices/reprice/history", { signal: controller.signal });
        // A session that ended answers with the sign-in page.
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        setReprices(await answer.json());
        setLost(false);
      } catch {
        if (!controller.signal.aborted) setLost(true);
      }
    };
    const timer = setInterval(ask, isBusy ? everyMs : idleMs);
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, [isBusy]);
  return <Context value={{ reprices, isLost }}>{children}</Context>;
}

export function useRepriceProgress(): Progress {
  const progress = use(Context);
  if (!progress) throw new Error("useRepriceProgress needs a RepriceProgressProvider above it.");
  return progress;
}
