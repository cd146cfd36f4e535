import { oldestWaitMs } from "@/lib/http/in-flight";
import { retryAfterSeconds } from "@/lib/http/respond";

// Next bundles this module more than once; one process has one store.
const holder = globalThis as typeof globalThis & { spandrelOutageSince?: number };

/** The store took spans: whatever was wrong is over. */
export function storeWrote(): void {
  holder.spandrelOutageSince = undefined;
}

/**
 * The store could not take spans. Answers the seconds of Retry-After: as long as the outage lasts already or the oldest
 * request waits, from 1 to 30, so that clients knock seldom at a store that stays away.
 */
export function storeFailed(): number {
  holder.spandrelOutageSince ??= performance.now();
  return retryAfterSeconds(Math.max(oldestWaitMs(), performance.now() - holder.spandrelOutageSince));
}
