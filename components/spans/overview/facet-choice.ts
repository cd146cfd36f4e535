import { useSyncExternalStore } from "react";

/** Which facets a browser shows, as words ("model", "metadata.plan"), and which of them are open. */
export type FacetChoice = { shown: string[]; open: string[] };

const storageKey = "spandrel-facets";
const mostFacets = 20;

export const usualFacets: FacetChoice = {
  shown: ["log_type", "status", "model", "customer_identifier", "span_name", "span_workflow_name"],
  open: ["log_type", "status", "model"],
};

const followers = new Set<() => void>();
let read: { text: string | null; choice: FacetChoice } = { text: null, choice: usualFacets };

function readText(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // A browser that keeps nothing shows the usual ones.
    return null;
  }
}

function parse(text: string | null): FacetChoice {
  if (text === null) return usualFacets;
  try {
    const choice: unknown = JSON.parse(text);
    if (typeof choice !== "object" || choice === null) return usualFacets;
    const words = (list: unknown) =>
      Array.isArray(list) && list.every((one) => typeof one === "string") ? list.slice(0, mostFacets) : null;
    const shown = "shown" in choice ? words(choice.shown) : null;
    const open = "open" in choice ? words(choice.open) : null;
    return shown && open ? { shown, open } : usualFacets;
  } catch {
    return usualFacets;
  }
}

function current(): FacetChoice {
  const text = readText();
  if (text !== read.text) read = { text, choice: parse(text) };
  return read.choice;
}

function follow(changed: () => void): () => void {
  followers.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    followers.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

/** The facets of this browser, and the way to choose others. */
export function useFacetChoice(): [FacetChoice, (choice: FacetChoice) => void] {
  const choice = useSyncExternalStore(follow, current, () => usualFacets);
  const choose = (next: FacetChoice) => {
    try {
      localStorage.setItem(storageKey, JSON.stringify(next));
    } catch {
      return;
    }
    for (const changed of followers) changed();
  };
  return [choice, choose];
}
