import { useEffect, useState } from "react";
import { boundsOf, type ListState } from "@/lib/spans/list-state";
import { fetchOverview, selectionParams } from "./fetch-overview";

/** An open-ended list grows: its overview is read again after this long, or twenty times as long as that took. */
const refreshMs = 10_000;
const refreshFactor = 20;

type Overview<Answer> = {
  /** What was answered last, also while something newer is on its way. */
  answer: Answer | null;
  /** The answer belongs to what was asked before. */
  isStale: boolean;
  /** Nothing was answered yet, but will be. */
  isLoading: boolean;
  /** Why the last question has no answer. */
  error: string | null;
  retry: () => void;
};

/**
 * One part of the overview of the list's spans. It follows the conditions, never the scroll position; what no longer
 * matters is aborted. Nothing is read while `asked` is null or the list's text does not parse.
 */
export function useOverview<Answer>(state: ListState, asked: [string, string][] | null): Overview<Answer> {
  const [shown, setShown] = useState<{ query: string; answer: Answer } | null>(null);
  const [failed, setFailed] = useState<{ query: string; message: string } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const params = selectionParams(state);
  for (const [name, value] of asked ?? []) params.append(name, value);
  const query = asked === null || state.problem ? null : params.toString();
  const isLive = boundsOf(state.range, 0).to === null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another reading of the same question
  useEffect(() => {
    if (query === null) return;
    const control = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const read = async () => {
      const began = performance.now();
      try {
        // Our own route; its answer is typed where it is written.
        const answer = (await fetchOverview(query, control.signal)) as Answer;
        if (control.signal.aborted) return;
        setShown({ query, answer });
        setFailed(null);
      } catch (error) {
        if (control.signal.aborted) return;
        setFailed({ query, message: error instanceof Error ? error.message : "It could not be read." });
      }
      const tookMs = performance.now() - began;
      if (isLive) timer = setTimeout(again, Math.max(refreshMs, tookMs * refreshFactor));
    };
    const again = () => {
      if (document.visibilityState === "visible") void read();
      else timer = setTimeout(again, refreshMs);
    };
    void read();
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [query, isLive, attempt]);

  return {
    answer: shown?.answer ?? null,
    isStale: query !== null && shown !== null && shown.query !== query,
    isLoading: query !== null && shown === null,
    error: failed !== null && failed.query === query ? failed.message : null,
    retry: () => setAttempt((count) => count + 1),
  };
}
