import "server-only";
import { sql as ormSql } from "drizzle-orm";
import { connection, type Tx } from "@/db";

/**
 * Runs reads in a transaction of their own, which sees one moment, no statement longer than `ms` (null: only the connection's own limit holds). When
 * the signal comes, nobody waits for the answer any more, and the statement that is running is ended in the database.
 *
 * @returns null when it took too long, or the signal came
 */
export async function runWithin<T>(
  ms: number | null,
  read: (tx: Tx) => PromiseLike<T>,
  signal?: AbortSignal,
): Promise<T | null> {
  if (signal?.aborted) return null;
  try {
    // The driver sends both at once. Its result type unwraps what a transaction returns, which a list of rows already is.
    return (await connection().sql.begin("isolation level repeatable read read only", async (tx) => {
      const watch = signal ? new Watch(signal) : null;
      try {
        const [, answer] = await Promise.all([begin(tx, ms, watch), read(tx)]);
        return answer;
      } finally {
        await watch?.end();
      }
    })) as T;
  } catch (error) {
    // query_canceled: the limit was reached, or the signal came.
    if (error instanceof Error && "code" in error && error.code === "57014") return null;
    throw error;
  }
}

async function begin(tx: Tx, ms: number | null, watch: Watch | null): Promise<void> {
  const limit = ms === null ? tx`current_setting('statement_timeout')` : tx`${String(ms)}::text`;
  const [row] = await tx<{ pid: number }[]>`
    select set_config('statement_timeout', ${limit}, true), pg_backend_pid() as pid`;
  if (row) watch?.begin(row.pid);
}

/**
 * Cancels what a connection runs when the signal comes. The driver's own way tells nobody when the request was heard, and
 * one that is heard late ends whatever the connection runs by then; here `end` waits, before the connection is let go.
 */
class Watch {
  readonly #signal: AbortSignal;
  #pid: number | null = null;
  #cancelling: Promise<void> | null = null;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", this.#cancel);
  }

  begin(pid: number): void {
    this.#pid = pid;
    if (this.#signal.aborted) this.#cancel();
  }

  async end(): Promise<void> {
    this.#signal.removeEventListener("abort", this.#cancel);
    this.#pid = null;
    await this.#cancelling;
  }

  readonly #cancel = (): void => {
    if (this.#pid === null || this.#cancelling) return;
    // On the other pool: in its own, every connection may be held by those who wait for this.
    const asked = connection().orm.execute(ormSql`select pg_cancel_backend(${this.#pid})`);
    // A database that does not hear it has lost the statement, too, or ends it by its own limit.
    this.#cancelling = asked.then(
      () => {},
      () => {},
    );
  };
}
