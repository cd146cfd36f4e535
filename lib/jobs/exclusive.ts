import "server-only";
import postgres from "postgres";
import { connection } from "@/db";
import { steadyOptions } from "@/db/driver/steady-socket";

export type Exclusive = {
  /** There may be work: looks at once, or once more when work is under way. */
  poke: () => void;
  /** Aborts what is under way, waits for its end and gives the work up to another process. */
  stop: () => Promise<void>;
};

/**
 * Runs `work` at once, then every `everyMs` and when poked, in no more than one of the processes on a database: who
 * works holds a lock of its database session, which ends with the session. A crashed process therefore never keeps
 * the others waiting, and one whose connection breaks learns it through `signal`.
 *
 * What `work` throws is logged; the next turn tries again. It must stand being cut off anywhere, and a
 * straggler that has not heard of its lost lock yet: check where you are in the same transaction as each step.
 *
 * @param name of the work, the same in all processes
 * @param work returns when nothing is left to do; should end soon after `signal` aborts
 */
export function startExclusive({
  name,
  everyMs,
  work,
}: {
  name: string;
  everyMs: number;
  work: (signal: AbortSignal) => Promise<void>;
}): Exclusive {
  const turn = new Turn(name, work);
  let isStopped = false;
  let isPoked = false;
  let wake = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, everyMs).unref();
    });
  const loop = async () => {
    while (!isStopped) {
      isPoked = false;
      await turn.take();
      if (!isPoked && !isStopped) await pause();
    }
  };
  const ended = loop();
  const poke = () => {
    isPoked = true;
    wake();
  };
  return {
    poke,
    stop: async () => {
      isStopped = true;
      poke();
      await turn.end();
      await ended;
    },
  };
}

/** One process's turns at a work, on a database session of their own: a pool would close or lend it. */
class Turn {
  #client: postgres.Sql | null = null;
  #underWay = new AbortController();
  #problem = "";

  constructor(
    readonly name: string,
    readonly work: (signal: AbortSignal) => Promise<void>,
  ) {}

  /** Works if nobody else does. */
  async take(): Promise<void> {
    try {
      await this.#work();
      this.#problem = "";
    } catch (error) {
      // A database that is away would fill the output with the same line.
      if (String(error) !== this.#problem)
        console.error(`${this.name} failed and will be tried again:`, error);
      this.#problem = String(error);
    }
  }

  async end(): Promise<void> {
    this.#underWay.abort();
    await this.#client?.end({ timeout: 5 });
  }

  async #work(): Promise<void> {
    this.#client ??= this.#connect();
    const key = `spandrel job ${this.name}`;
    const underWay = new AbortController();
    this.#underWay = underWay;
    const [lock] = await this.#client<{ isOurs: boolean }[]>`
      select pg_try_advisory_lock(hashtextextended(${key}, 0)) as "isOurs"`;
    if (!lock?.isOurs || underWay.signal.aborted) return;
    try {
      await this.work(underWay.signal);
    } finally {
      if (!underWay.signal.aborted)
        await this.#client`select pg_advisory_unlock(hashtextextended(${key}, 0))`;
    }
  }

  #connect(): postgres.Sql {
    const { url } = connection();
    return postgres(url, {
      ...steadyOptions(url),
      max: 1,
      max_lifetime: null,
      onnotice: () => {},
      onclose: () => this.#underWay.abort(),
      // A machine that vanished without a word is noticed within a minute.
      connection: {
        application_name: "spandrel-jobs",
        tcp_keepalives_idle: 30,
        tcp_keepalives_interval: 10,
        tcp_keepalives_count: 3,
      },
    });
  }
}
