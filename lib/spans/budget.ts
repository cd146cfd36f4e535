import "server-only";
import { connection, type Sql, type Tx } from "@/db";
import { runWithin } from "./within";

/** Less than this is not worth beginning a statement for. */
const leastMs = 25;
/** As long as nothing was looked at, a statement gets at least this: whoever goes on must get on. */
const firstMs = 250;

/** The time a search may take, over all its statements. */
export class Budget {
  readonly #endsAt: number;
  readonly #signal: AbortSignal | undefined;
  #hasProgressed = false;

  /** @param signal ends the search early: nobody waits for its answer any more */
  constructor(ms: number, signal?: AbortSignal) {
    this.#endsAt = performance.now() + ms;
    this.#signal = signal;
  }

  /** Something was looked at: whoever goes on begins behind it. */
  advance(): void {
    this.#hasProgressed = true;
  }

  /** Whether to stop: the time is over. Never before something was looked at, so that going on gets on. */
  get isSpent(): boolean {
    if (this.#signal?.aborted) return true;
    return this.#hasProgressed && this.#left < leastMs;
  }

  get #left(): number {
    return this.#endsAt - performance.now();
  }

  /**
   * Runs one statement within half of the time that is left, so that a smaller one can follow where it fails.
   *
   * @param isSmallest nothing smaller can follow: only the connection's own limit holds
   * @returns null when it took too long, or nobody waits for it any more
   */
  async run<T>(statement: (sql: Sql | Tx) => PromiseLike<T>, isSmallest = false): Promise<T | null> {
    const ms = Math.max(Math.floor(this.#left / 2), this.#hasProgressed ? leastMs : firstMs);
    if (isSmallest && !this.#signal) return await statement(connection().sql);
    return runWithin(isSmallest ? null : ms, statement, this.#signal);
  }
}
