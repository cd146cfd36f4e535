import { useSyncExternalStore } from "react";
import { formatCount } from "@/lib/format";
import type { SpanCount } from "@/lib/spans/aggregates/count";

/** Where the span in the panel stands in the list beside it. */
export type PanelPlace = {
  /** Null while nobody knows. */
  isInList: boolean | null;
  /** From 1; null where the list was not read from its start. */
  position: number | null;
  /** How many spans the list has, as far as the page knows. */
  count: SpanCount | null;
  hasPrevious: boolean;
  hasNext: boolean;
};

/** Told by the list, read by the panel; both stream in on their own. */
export class PlaceStore {
  #place: PanelPlace | null = null;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): PanelPlace | null => this.#place;

  set(place: PanelPlace | null): void {
    if (JSON.stringify(place) === JSON.stringify(this.#place)) return;
    this.#place = place;
    for (const listener of this.#listeners) listener();
  }
}

const nowhere = () => null;

export function usePlaceIn(store: PlaceStore | null): PanelPlace | null {
  return useSyncExternalStore(store?.subscribe ?? (() => nowhere), store?.get ?? nowhere, nowhere);
}

/** "3 of 1,204", "3 of ≈1,204", "3", "not listed"; empty while it is unknown. */
export function describePlace({ isInList, position, count }: PanelPlace): string {
  if (isInList === false) return "not listed";
  const total = count?.count ?? null;
  const all = total === null ? null : `${count?.isExact ? "" : "≈"}${formatCount(total)}`;
  if (isInList === null || (position === null && all === null)) return "";
  if (position === null) return `one of ${all}`;
  // A list that grew since it was counted.
  if (all === null || (total !== null && position > total)) return formatCount(position);
  return `${formatCount(position)} of ${all}`;
}
