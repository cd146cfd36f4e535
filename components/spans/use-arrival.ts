import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { boundsOf, type ListState } from "@/lib/spans/list-state";
import { fetchSpanPage, listKeyOf } from "./span-pages";

const pollMs = 400;

/** Waits for the first span of an empty list and brings the page up to date when it is there. */
export function useArrival(state: ListState): void {
  const router = useRouter();
  const listKey = listKeyOf(state);
  const canArrive = boundsOf(state.range, 0).to === null;
  useEffect(() => {
    if (!canArrive) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      if (document.visibilityState === "visible") {
        const page = await fetchSpanPage(listKey, { limit: 1 }, controller.signal).catch(() => null);
        if (page && page.rows.length > 0) return router.refresh();
      }
      if (!controller.signal.aborted) timer = setTimeout(look, pollMs);
    };
    timer = setTimeout(look, pollMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [listKey, canArrive, router]);
}
