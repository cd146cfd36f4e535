"use client";

import { useArrival } from "./use-arrival";
import { useSpanList } from "./use-span-list";

/** Says that the page is watching, and watches. */
export function Awaiting() {
  const { state } = useSpanList();
  useArrival({ ...state, range: { preset: "all" }, filters: [] });
  return (
    <span role="status" className="flex items-center gap-2">
      <span aria-hidden className="size-2 rounded-full bg-accent motion-safe:animate-pulse" />
      Waiting for the first span
    </span>
  );
}
