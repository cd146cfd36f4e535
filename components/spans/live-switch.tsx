"use client";

import { Pause, Radio } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { boundsOf } from "@/lib/spans/list-state";
import { defaultSort, printSort } from "@/lib/spans/sort";
import { useSpanList } from "./use-span-list";

// Between the bar, where it is pressed, and the grid, which holds back what arrives meanwhile.
let isPaused = false;
const listeners = new Set<() => void>();

function pause(wanted: boolean): void {
  isPaused = wanted;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether rows that arrive are counted and not shown. */
export function useIsPaused(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isPaused,
    () => false,
  );
}

/** Holds the live tail and lets it go. Only where rows can arrive: newest first and up to now. */
export function LiveSwitch() {
  const { state } = useSpanList();
  const held = useIsPaused();
  const isLive =
    boundsOf(state.range, 0).to === null &&
    printSort(state.sort) === printSort(defaultSort) &&
    state.problem === null;
  if (!isLive) return null;
  return (
    <Button
      size="lg"
      pressed={held}
      title={held ? "Show spans as they arrive" : "Hold spans that arrive"}
      onClick={() => pause(!held)}
    >
      {held ? <Pause aria-hidden /> : <Radio aria-hidden />}
      {held ? "Paused" : "Live"}
    </Button>
  );
}
