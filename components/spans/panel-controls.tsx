"use client";

import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
} from "react";

/** What the panel of a span can ask of the list or tree it was opened from. */
export type PanelControls = {
  /** Opens the next (1) or the previous (-1) row. */
  step: (by: 1 | -1) => void;
  close: () => void;
  /** The rows beside this one, which one is likely to open next. */
  neighbours: (publicId: string) => readonly string[];
};

const Context = createContext<{ controls: PanelControls; owner: RefObject<PanelControls | null> } | null>(
  null,
);

/** Stands above both the list and the panel, which stream in on their own. */
export function PanelControlsProvider({ children }: { children: ReactNode }) {
  const owner = useRef<PanelControls | null>(null);
  const value = useMemo(
    () => ({
      owner,
      controls: {
        step: (by: 1 | -1) => owner.current?.step(by),
        close: () => owner.current?.close(),
        neighbours: (publicId: string) => owner.current?.neighbours(publicId) ?? [],
      },
    }),
    [],
  );
  return <Context value={value}>{children}</Context>;
}

/** For the list or tree: answers the panel's buttons. */
export function useProvidePanelControls({
  step,
  close,
  neighbours = () => [],
}: Omit<PanelControls, "neighbours"> & Partial<PanelControls>): void {
  const owner = use(Context)?.owner;
  const newestStep = useEffectEvent(step);
  const newestClose = useEffectEvent(close);
  const newestNeighbours = useEffectEvent(neighbours);
  useEffect(() => {
    if (!owner) return;
    owner.current = {
      step: (by) => newestStep(by),
      close: () => newestClose(),
      neighbours: (publicId) => newestNeighbours(publicId),
    };
    return () => {
      owner.current = null;
    };
  }, [owner]);
}

/** For the panel: null where it stands alone, so that it draws no buttons that do nothing. */
export function usePanelControls(): PanelControls | null {
  return use(Context)?.controls ?? null;
}
