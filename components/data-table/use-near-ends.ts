import { useEffect, useEffectEvent } from "react";

/** More rows are asked for this many rows before an end of the loaded ones comes into view. */
const reachAheadRows = 120;

/** Tells when the rows in view come near the first or the last loaded one, and again when that brought too few. */
export function useNearEnds(
  range: { startIndex: number; endIndex: number } | null,
  count: number,
  onNearStart: () => void,
  onNearEnd: () => void,
): void {
  const isNearStart = (range?.startIndex ?? 0) < reachAheadRows;
  const isNearEnd = (range?.endIndex ?? 0) >= count - reachAheadRows;
  const reachStart = useEffectEvent(onNearStart);
  const reachEnd = useEffectEvent(onNearEnd);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that did not fill the view calls for the next one
  useEffect(() => {
    if (isNearStart) reachStart();
  }, [isNearStart, count]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (isNearEnd) reachEnd();
  }, [isNearEnd, count]);
}
