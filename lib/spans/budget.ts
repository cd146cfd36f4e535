import "server-only";
import { connection, type Sql, type Tx } from "@/db";

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
   * @returns null when it took too long
   */
  async run<T>(statement: (sql: Sql | Tx) => PromiseLike<T>, isSmallest = false): Promise<T | null> {
    const ms = Math.max(Math.floor(this.#left / 2), this.#hasProgressed ? leastMs : firstMs);
    return isSmallest ? await statement(connection().sql) : await within(ms, statement);
  }
}

async function within<T>(ms: number, statement: (sql: Tx) => PromiseLike<T>): Promise<T | null> {
  try {
    // The driver sends both at once. Its result type unwraps what a transaction returns, which a list of rows already is.
    return (await connection().sql.begin("read only", async (tx) => {
      const [, answer] = await Promise.all([
        tx`select set_config('statement_timeout', ${String(ms)}, true)`,
        statement(tx),
      ]);
      return answer;
    })) as T;
  } catch (error) {
    // query_canceled: the limit was reached.
    if (error instanceof Error && "code" in error && error.code === "57014") return null;
    throw error;
  }
}
