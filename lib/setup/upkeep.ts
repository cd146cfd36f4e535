import "server-only";
import { connection } from "@/db";
import { ensureRegularPartitions } from "@/db/partitions";

const everyMs = 3_600_000;

// A hot reload must not start it twice.
const holder = globalThis as typeof globalThis & { spandrelUpkeep?: NodeJS.Timeout };

/** What the running server does by the clock: the coming weeks' partitions exist before their first span. */
export function startUpkeep(): void {
  holder.spandrelUpkeep ??= setInterval(async () => {
    try {
      await ensureRegularPartitions(connection().sql);
    } catch (error) {
      console.error("The coming weeks' partitions could not be made; next try in an hour:", error);
    }
  }, everyMs).unref();
}
