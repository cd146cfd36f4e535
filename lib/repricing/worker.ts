import "server-only";
import { type Exclusive, startExclusive } from "@/lib/jobs/exclusive";
import { endJob, listJobs, type RepriceJob, Superseded } from "./job";
import { advance } from "./run";
import { takeBack } from "./undo";

/** How often in a row a step may fail before its re-price is given up, and how long to wait before the next try. */
type Patience = { attempts: number; pauseMs: number };
const patience: Patience = { attempts: 5, pauseMs: 1_000 };

// Next bundles this module more than once, and a hot reload must not start it twice.
const holder = globalThis as typeof globalThis & { spandrelRepricing?: Exclusive };

/** Works off re-prices in the background, in one of the processes on the database; one cut off is gone on with. */
export function startRepricing(): void {
  holder.spandrelRepricing ??= startExclusive({
    name: "re-pricing",
    everyMs: 10_000,
    work: (signal) => workOffReprices(signal),
  });
}

/** Call after a re-price was asked for. Another process than this one sees it by the clock. */
export function pokeRepricing(): void {
  holder.spandrelRepricing?.poke();
}

/** Does what is to be done of every organization's re-prices, a step of each in turn, until nothing is left. */
export async function workOffReprices(signal: AbortSignal, { attempts, pauseMs } = patience): Promise<void> {
  const failures = new Map<number, number>();
  for (let jobs = await listJobs(); jobs.length > 0; jobs = await listJobs()) {
    for (const job of jobs) {
      if (signal.aborted) return;
      try {
        await step(job);
        failures.delete(job.id);
      } catch (error) {
        // Cancelled, or another process was faster: the next look at the jobs says where things stand.
        if (error instanceof Superseded) continue;
        const count = (failures.get(job.id) ?? 0) + 1;
        failures.set(job.id, count);
        console.error(`Re-price ${job.id} of organization ${job.organizationId}, attempt ${count}:`, error);
        if (count >= attempts) await endJob(job, "failed", wordsOf(error));
        else await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }
}

function step(job: RepriceJob): Promise<RepriceJob | null> {
  return job.state === "running" ? advance(job) : takeBack(job);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
