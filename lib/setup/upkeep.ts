import "server-only";
import { connection } from "@/db";
import { ensureRegularPartitions } from "@/db/partitions";
import { sweepDeleted } from "@/lib/spans/deleted";

const everyMs = 3_600_000;

// A hot reload must not start it twice.
const holder = globalThis as typeof globalThis & { spandrelUpkeep?: NodeJS.Timeout };

/**
 * What the running server does by the clock: the coming weeks' partitions exist before their first span, and spans
 * deleted long ago are forgotten.
 */
export function startUpkeep(): void {
  holder.spandrelUpkeep ??= setInterval(async () => {
    await tried("The coming weeks' partitions could not be made", () =>
      ensureRegularPartitions(connection().sql),
    );
    await tried("Spans deleted long ago could not be forgotten", sweepDeleted);
  }, everyMs).unref();
}

async function tried(failure: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`${failure}; next try in an hour:`, error);
  }
}
