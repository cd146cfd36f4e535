import { useEffect, useState } from "react";
import type { VolumeAnswer } from "@/lib/spans/aggregates/overview";

type MatchCount = VolumeAnswer["count"];

/** How many spans the list has in all; null until that is known, and where it cannot be. */
export function useMatchCount(listKey: string): MatchCount | null {
  const [known, setKnown] = useState<{ listKey: string; count: MatchCount } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    readCount(listKey, controller.signal).then(
      (count) => setKnown({ listKey, count }),
      // Without it the bar offers all that match without saying how many.
      () => {},
    );
    return () => controller.abort();
  }, [listKey]);
  return known?.listKey === listKey ? known.count : null;
}

async function readCount(listKey: string, signal: AbortSignal): Promise<MatchCount> {
  const params = new URLSearchParams(listKey);
  params.set("part", "volume");
  const response = await fetch(`/logs/overview?${params}`, {
    signal,
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  // Our own route; its answer is typed where it is written.
  return ((await response.json()) as VolumeAnswer).count;
}
