import { useCallback, useSyncExternalStore } from "react";
import { zonedTime } from "@/lib/format";

const lookMs = 20_000;

/** Today's date in a zone, as "20 Nov 2026"; a page may stand open over midnight. */
export function useToday(timeZone: string): string {
  const today = useCallback(() => zonedTime(new Date().toISOString(), timeZone)?.date ?? "", [timeZone]);
  return useSyncExternalStore(listen, today, today);
}

function listen(look: () => void): () => void {
  const timer = setInterval(look, lookMs);
  return () => clearInterval(timer);
}
