import { useEffect, useState, useSyncExternalStore } from "react";
import { keepSpan, type OpenedSpan, openedSpan, readSpan, subscribe } from "./opened-spans";
import { usePanelControls } from "./panel-controls";

/** How long one stays on a span before its neighbours are read. */
const restMs = 150;

/**
 * The span of this id, as soon as it is here: the one the page brought, one read before, or one that is now asked for.
 * Null while it is on its way.
 */
export function useOpenedSpan(publicId: string, brought: OpenedSpan | null): OpenedSpan | null {
  const controls = usePanelControls();
  const stored = useSyncExternalStore(
    subscribe,
    () => openedSpan(publicId),
    () => null,
  );
  const [seen, setSeen] = useState<OpenedSpan | null>(null);
  useEffect(() => {
    if (!brought || brought === seen) return;
    setSeen(brought);
    // A span the page was read with again is newer than what was kept.
    keepSpan({ ...brought, readAt: Date.now() });
  }, [brought, seen]);
  const isBrought = brought?.publicId === publicId;
  useEffect(() => {
    if (!isBrought) void readSpan(publicId);
  }, [publicId, isBrought]);
  const span = stored ?? (isBrought ? brought : null);
  const isHere = span !== null;
  useEffect(() => {
    if (!isHere) return;
    const timer = setTimeout(() => {
      for (const id of controls?.neighbours(publicId) ?? []) void readSpan(id);
    }, restMs);
    return () => clearTimeout(timer);
  }, [isHere, publicId, controls]);
  return span;
}
