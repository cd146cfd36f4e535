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
import { type PanelPlace, PlaceStore, usePlaceIn } from "./panel-place";

/** What the panel of a span can ask of the list or tree it was opened from. */
export type PanelControls = {
  /** Opens the next (1) or the previous (-1) row. */
  step: (by: 1 | -1) => void;
  close: () => void;
  /** The rows beside this one, which one is likely to open next. */
  neighbours: (publicId: string) => readonly string[];
};

type Panel = { controls: PanelControls; owner: RefObject<PanelControls | null>; place: PlaceStore };

const Context = createContext<Panel | null>(null);

/** Stands above both the list and the panel, which stream in on their own. */
export function PanelControlsProvider({ children }: { children: ReactNode }) {
  const owner = useRef<PanelControls | null>(null);
  const value = useMemo(
    () => ({
      owner,
      place: new PlaceStore(),
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

/** For the list or tree: answers the panel's buttons, and says where its span stands if it can. */
export function useProvidePanelControls({
  step,
  close,
  neighbours = () => [],
  place = null,
}: Omit<PanelControls, "neighbours"> & Partial<PanelControls> & { place?: PanelPlace | null }): void {
  const panel = use(Context);
  const owner = panel?.owner;
  const store = panel?.place;
  useEffect(() => store?.set(place), [store, place]);
  useEffect(() => () => store?.set(null), [store]);
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

/** For the panel: where its span stands in the list beside it; null where nobody says. */
export function usePanelPlace(): PanelPlace | null {
  return usePlaceIn(use(Context)?.place ?? null);
}
