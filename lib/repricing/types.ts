import type { RepriceState } from "@/db/enums";
import type { Selection } from "./selection";

/**
 * A re-price as the page lists it. While it runs the counts are of spans looked at and changed so far; while it is
 * undone, of changes looked at and not taken back (`changedCount`), out of `totalCount` changes.
 */
export type Reprice = Selection & {
  id: number;
  state: RepriceState;
  totalCount: number;
  doneCount: number;
  changedCount: number;
  /** Owned usage of the spans looked at, before and after. */
  beforeNanos: number;
  afterNanos: number;
  error: string | null;
  createdBy: string | null;
  /** ISO 8601. */
  createdAt: string;
  finishedAt: string | null;
};

export function isUnderWay({ state }: Pick<Reprice, "state">): boolean {
  return state === "running" || state === "undoing";
}

/** Whether there are changes left that could be taken back. */
export function canUndo({ state, changedCount }: Pick<Reprice, "state" | "changedCount">): boolean {
  return (state === "done" || state === "cancelled" || state === "failed") && changedCount > 0;
}
