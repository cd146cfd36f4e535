import "server-only";
import type { Estimate } from "@/lib/spans/estimable";
import { WorkerPool } from "@/lib/workers/worker-pool";
import { WorkerFailed } from "@/lib/workers/worker-thread";
import type { SpanText } from "./span-text";

/** A span's contents as they lie in the store; `extras` is JSON, read in the thread. */
export type CountTask = Omit<SpanText, "extras"> & { extras: string | null };

/** The count, or why it failed. */
export type CountAnswer = Estimate | { error: string };

/** The vocabulary takes 90 MB; the contents of one span, parsed, may take several hundred. */
const pool = new WorkerPool<CountTask[], CountAnswer[]>({
  script: "lib/tokens/count.worker.ts",
  heapMb: 1_024,
});

const patienceMs = 60_000;

/**
 * Counts the tokens of spans in a thread of their own, which ends when it has been idle. A span that brings the
 * thread down fails alone: the others are counted again without it.
 *
 * @returns one answer per span, in order
 * @throws the signal's reason
 */
export async function countSpans(spans: readonly CountTask[], signal: AbortSignal): Promise<CountAnswer[]> {
  if (spans.length === 0) return [];
  const patience = AbortSignal.timeout(patienceMs);
  try {
    return await pool.run([...spans], { signal: AbortSignal.any([signal, patience]) });
  } catch (error) {
    if (!(error instanceof WorkerFailed || patience.aborted) || signal.aborted) throw error;
    const [first] = spans;
    if (spans.length > 1 || !first) {
      const answers: CountAnswer[] = [];
      for (const span of spans) answers.push(...(await countSpans([span], signal)));
      return answers;
    }
    return [{ error: error instanceof Error ? error.message : String(error) }];
  }
}
