import type { Ledger } from "./load";
import type { Findings } from "./read-back";

/** One line for whoever reads the run: what was sent, what was done to it, and what is there. */
export function figuresOf(what: string, ledger: Ledger, found: Findings & { read: number }): string {
  return [
    `${what}: ${ledger.acknowledged.size} spans acknowledged, ${ledger.unsure.size} given up by their client,`,
    `${ledger.requests} requests, ${ledger.retries} of them again, ${ledger.doubled} spans sent twice at once;`,
    `${found.read} read, ${found.lost.length} lost, ${found.twice.length} there twice,`,
    `${found.different.length} different, ${found.wrongTotals.length} wrong totals.`,
  ].join(" ");
}
