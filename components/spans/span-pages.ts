import { type ListState, serializeRows } from "@/lib/spans/list-state";
import type { SpanPage } from "@/lib/spans/types";

/** The part of the state that decides which rows a list holds, as text: two lists with the same are one list. */
export function listKeyOf(state: ListState): string {
  return serializeRows(state).toString();
}

/** Further pages are larger than the first one: whoever scrolls goes on scrolling. */
const furtherRows = 200;

const reloadAfterMs = 1_500;

/** Fetches a page of the list from the same address space the page itself has. Throws with a message to show. */
export async function fetchSpanPage(
  listKey: string,
  cursor: { after?: string; before?: string; newerThan?: string; limit?: number },
  signal: AbortSignal,
): Promise<SpanPage> {
  // Our own route; its answer is typed where it is written.
  return (await ask(listKey, cursor, signal)) as SpanPage;
}

/** The rows around a span, its own among them; null where it is not in the list. Throws with a message to show. */
export async function fetchAround(
  listKey: string,
  publicId: string,
  signal: AbortSignal,
): Promise<SpanPage | null> {
  // As above.
  return (await ask(listKey, { around: publicId, limit: furtherRows }, signal)) as SpanPage | null;
}

async function ask(
  listKey: string,
  place: Record<string, string | number>,
  signal: AbortSignal,
): Promise<unknown> {
  const params = new URLSearchParams(listKey);
  const isFurther = "after" in place || "before" in place;
  if (isFurther) params.set("limit", String(furtherRows));
  for (const [name, value] of Object.entries(place)) params.set(name, String(value));
  const response = await fetch(`/logs/rows?${params}`, {
    signal,
    headers: { accept: "application/json" },
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new Error("The server could not be reached.");
  });
  if (response.status === 401) {
    // The session ended elsewhere: loaded anew, the page leads to sign-in and back. Signing out here is faster.
    setTimeout(() => window.location.reload(), reloadAfterMs);
    throw new Error("You are signed out.");
  }
  if (response.status === 400 && isFurther) {
    // The cursor is of another list, as when the address was changed under the page: the list begins anew.
    setTimeout(() => window.location.reload(), reloadAfterMs);
    throw new Error("This list is out of date. It is loaded anew.");
  }
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}
