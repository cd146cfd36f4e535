import { type ListState, serializeRows } from "@/lib/spans/list-state";
import { defaultSort } from "@/lib/spans/sort";

/** The search params that decide which spans an overview is over; their order is not its business. */
export function selectionParams(state: ListState): URLSearchParams {
  return serializeRows({ ...state, sort: defaultSort });
}

/** Fetches one part of the overview. Throws with a message to show. */
export async function fetchOverview(query: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(`/logs/overview?${query}`, {
    signal,
    headers: { accept: "application/json" },
  }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new Error("The server could not be reached.");
  });
  if (response.status === 401) throw new Error("You are signed out.");
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}
