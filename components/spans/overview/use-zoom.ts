import { useState } from "react";
import { useSpanList } from "@/components/spans/use-span-list";
import type { VolumeBar } from "@/lib/spans/aggregates/volume";
import { boundsOf, type TimeRange } from "@/lib/spans/list-state";

type Zoomed = { before: TimeRange; to: TimeRange };

/** Narrowing the list's time to bars, and the way back to what it was before. */
export function useZoom() {
  const { state, change } = useSpanList();
  const [trail, setTrail] = useState<Zoomed[]>([]);
  const here = JSON.stringify(state.range);
  // Where the time was changed otherwise since, the way back is no longer one.
  const at = trail.findLastIndex(({ to }) => JSON.stringify(to) === here);
  const last = trail[at];
  return {
    zoom: (first: VolumeBar, end: VolumeBar, isNewest: boolean) => {
      const bounds = boundsOf(state.range, Date.now());
      const from = Math.max(first.from, bounds.from ?? first.from);
      // The newest bar is still growing: an open end stays open.
      const to = isNewest && bounds.to === null ? null : Math.min(end.to, bounds.to ?? end.to);
      const range: TimeRange = { preset: null, from, to };
      setTrail([...trail.slice(0, at + 1), { before: state.range, to: range }]);
      change({ range });
    },
    back: last ? () => change({ range: last.before }) : null,
    /** Going back once more ends where the zooming began. */
    isLastBack: at === 0,
  };
}
