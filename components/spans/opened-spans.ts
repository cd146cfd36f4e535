import { encodeId } from "@/lib/http/addresses";
import type { PanelSpan } from "@/lib/panel/panel-span";

/**
 * The spans a reader opened lately and their neighbours, so that stepping to one shows it at once. Nothing here outlives
 * the page load, and signing out is one.
 */

/** A span as it was answered, null where there is none of that id, or why it could not be read. */
export type OpenedSpan = { publicId: string; readAt: number } & (
  | { panel: PanelSpan | null; error: null }
  | { error: string }
);

const mostKept = 40;
/** A span read longer ago is shown and read again: more of it may have arrived. */
const freshMs = 10_000;

const kept = new Map<string, OpenedSpan>();
const pending = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function openedSpan(publicId: string): OpenedSpan | null {
  return kept.get(publicId) ?? null;
}

/** Keeps what was read; the longest unseen make room. */
export function keepSpan(span: OpenedSpan): void {
  kept.delete(span.publicId);
  kept.set(span.publicId, span);
  for (const id of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(id);
  }
  for (const listener of listeners) listener();
}

/** Reads a span unless it was just read; `anew` in any case. Never rejects: a failure is kept like an answer. */
export function readSpan(publicId: string, { anew = false } = {}): Promise<void> {
  const present = kept.get(publicId);
  const isFresh = present !== undefined && present.error === null && Date.now() - present.readAt < freshMs;
  if (isFresh && !anew) return Promise.resolve();
  const running = pending.get(publicId);
  if (running) return running;
  const reading = fetchSpan(publicId)
    .then(keepSpan)
    .finally(() => pending.delete(publicId));
  pending.set(publicId, reading);
  return reading;
}

async function fetchSpan(publicId: string): Promise<OpenedSpan> {
  const readAt = Date.now();
  const response = await fetch(`/logs/spans/${encodeId(publicId)}`, {
    headers: { accept: "application/json" },
  }).catch(() => null);
  if (response === null) return { publicId, readAt, error: "The server could not be reached." };
  if (response.status === 404) return { publicId, readAt, panel: null, error: null };
  if (response.status === 401)
    return { publicId, readAt, error: "You are signed out. Reload the page to sign in." };
  if (!response.ok) return { publicId, readAt, error: `The server answered ${response.status}.` };
  // Our own route; its answer is typed where it is written.
  const panel = (await response.json().catch(() => undefined)) as PanelSpan | undefined;
  return panel === undefined
    ? { publicId, readAt, error: "The answer was cut off." }
    : { publicId, readAt, panel, error: null };
}
