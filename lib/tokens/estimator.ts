import "server-only";
import { scopeOfJob } from "@/lib/auth/scope";
import { type Exclusive, startExclusive } from "@/lib/jobs/exclusive";
import { type StoredContents, streamStored } from "@/lib/spans/contents";
import type { SentSpan } from "@/lib/spans/merge";
import { onPending } from "@/lib/spans/pending";
import { type CountAnswer, type CountTask, countSpans } from "./counting";
import { listPending, type PendingSpan } from "./pending";
import { type CountedSpan, settleCounted } from "./settle";

/** The writer says when there is work; this finds what a stopped server or another process left behind. */
const everyMs = 5_000;

// A hot reload must not start it twice.
const holder = globalThis as typeof globalThis & { spandrelEstimator?: Exclusive };

/** Counts, from now on and in the background, the tokens of spans that come without usage. */
export function startEstimating(): Exclusive {
  if (holder.spandrelEstimator) return holder.spandrelEstimator;
  const estimator = startExclusive({ name: "token estimation", everyMs, work: estimatePending });
  holder.spandrelEstimator = estimator;
  onPending(estimator.poke);
  return estimator;
}

/**
 * Counts the tokens of all spans that wait for it and stores them with the cost they lead to. What waits is known to
 * the database alone, so that this may be cut off anywhere and tried again. An organization whose spans cannot be
 * stored keeps no other waiting: its error is thrown once each has had its turn.
 */
export async function estimatePending(signal: AbortSignal): Promise<void> {
  for (;;) {
    const pending = await listPending();
    let settled = 0;
    const failures: unknown[] = [];
    for (const organizationId of new Set(pending.map((span) => span.organizationId))) {
      const spans = pending.filter((span) => span.organizationId === organizationId);
      try {
        settled += await estimate(organizationId, spans, signal);
      } catch (error) {
        signal.throwIfAborted();
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    // Those that are left changed while they were counted, and whoever changed them asks again.
    if (settled === 0) return;
  }
}

async function estimate(
  organizationId: number,
  spans: readonly PendingSpan[],
  signal: AbortSignal,
): Promise<number> {
  const scope = scopeOfJob(organizationId, "token estimation");
  const missing = new Map(spans.map((span) => [span.id, span]));
  let settled = 0;
  for await (const rows of streamStored(scope, [...missing.keys()])) {
    const tasks = rows.map(taskOf);
    const answers = await countSpans(
      tasks.map(({ task }) => task),
      signal,
    );
    const counted = tasks.flatMap(({ id, contents }, i): CountedSpan[] => {
      const span = missing.get(id);
      const answer = answers[i];
      missing.delete(id);
      return span && answer ? [{ span, contents, answer }] : [];
    });
    settled += await settleCounted(organizationId, counted);
  }
  signal.throwIfAborted();
  return settled + (await settleCounted(organizationId, [...missing.values()].map(withoutContents)));
}

function taskOf({ id, input, output, extras, sent, version }: StoredContents) {
  // Written by deriveContents, which is the only writer of this column.
  const { span } = JSON.parse(sent) as SentSpan;
  const content = { ...(input === null ? {} : { input }), ...(output === null ? {} : { output }) };
  const task: CountTask = { logType: span.logType ?? "chat", input, output, extras };
  return { id, task, contents: { sent: { ...span, content }, version } };
}

function withoutContents(span: PendingSpan): CountedSpan {
  const answer: CountAnswer = { error: "its contents are gone." };
  return { span, contents: null, answer };
}
