import { useState } from "react";
import type { SavedView } from "@/lib/views/queries";

type Opened = {
  view: SavedView;
  /** What is shown equals it. */
  isAsSaved: boolean;
  /** Its `changedAt` when its reader last saw what is in it or was told; the list of views may be ahead of that. */
  seenAt: number;
  /** Its reader was told that it is another one by now. */
  acknowledge: () => void;
};

/** The view that is open: what is shown equals it, or did until a condition changed. The bare list has left every view. */
export function useOpenedView(views: readonly SavedView[], params: string): Opened | null {
  const [opened, setOpened] = useState<{ id: number; seenAt: number | "told" } | null>(null);
  const held = views.find((view) => view.id === opened?.id);
  // Of several that are alike the one that was opened before stays the one.
  const same = held?.params === params ? held : views.find((view) => view.params === params);
  const next = same ? { id: same.id, seenAt: same.changedAt } : params === "" ? null : opened;
  if (next?.id !== opened?.id || next?.seenAt !== opened?.seenAt) setOpened(next);
  const view = same ?? (next === null ? undefined : held);
  if (!view || !next) return null;
  return {
    view,
    isAsSaved: view === same,
    seenAt: next.seenAt === "told" ? view.changedAt : next.seenAt,
    acknowledge: () => setOpened({ id: view.id, seenAt: "told" }),
  };
}
