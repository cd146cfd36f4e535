import type { Transferable } from "node:worker_threads";
import { WorkerFailed, WorkerThread } from "./worker-thread";

/** An idle thread ends after this long and gives its memory back. */
const idleMs = 60_000;

export type WorkerPoolOptions = {
  /** The script, from the root of the repository; it calls `serve`. By convention `….worker.ts`. */
  script: string;
  /** JavaScript heap of one thread. Work must stay well below it: V8 may end the whole process over one huge value. */
  heapMb: number;
  /** Threads at once, 1 unless said; further calls wait their turn. */
  threads?: number;
};

export type CallOptions = {
  /** Ends waiting and working: `AbortSignal.timeout(ms)` for a time limit. The thread at work is replaced. */
  signal?: AbortSignal;
  /** What changes hands instead of being copied, e.g. the `ArrayBuffer` of a body; the caller's view is empty then. */
  transfer?: readonly Transferable[];
};

type AnyThread = WorkerThread<unknown, unknown>;
type State = { idle: Map<AnyThread, NodeJS.Timeout>; taken: number; waiting: (() => void)[] };

// Next bundles this module more than once; one process has one set of threads.
const holder = globalThis as typeof globalThis & { spandrelWorkers?: Map<string, State> };

function stateOf(script: string): State {
  holder.spandrelWorkers ??= new Map();
  let state = holder.spandrelWorkers.get(script);
  if (!state) {
    state = { idle: new Map(), taken: 0, waiting: [] };
    holder.spandrelWorkers.set(script, state);
  }
  return state;
}

/**
 * Work off the main loop: threads that each run one script and take one input at a time. Started on first use, ended
 * after a minute without work; a thread that crashed or was interrupted is replaced and takes no other call with it.
 *
 * ```ts
 * // lib/nouns/count.worker.ts            (the thread)
 * serve<{ text: string }, number>(({ text }) => [countTokens(text)]);
 *
 * // lib/nouns/count.ts                   (the main thread)
 * const counting = new WorkerPool<{ text: string }, number>({ script: "lib/nouns/count.worker.ts", heapMb: 512 });
 * const tokens = await counting.run({ text }, { signal: AbortSignal.timeout(5_000) });
 * ```
 *
 * Inputs and parts are what structured clone can carry. Cloning costs the main thread about 10 ms per megabyte of small
 * values, next to nothing for one long text: a large result goes over in parts (`stream`) or as text, a large input
 * is transferred.
 */
export class WorkerPool<Input, Part> {
  constructor(private readonly options: WorkerPoolOptions) {}

  /**
   * For work with a single result.
   * @throws WorkerFailed when the work threw, crashed or ran out of memory; the signal's reason
   */
  async run(input: Input, options: CallOptions = {}): Promise<Part> {
    let result: { part: Part } | null = null;
    for await (const part of this.stream(input, options)) result ??= { part };
    if (!result) throw new WorkerFailed("threw", `The worker ${this.options.script} gave no result.`);
    return result.part;
  }

  /**
   * The parts of the result as they are asked for. Whoever stops early costs the pool a new thread.
   * @throws as `run`
   */
  async *stream(input: Input, { signal, transfer = [] }: CallOptions = {}): AsyncGenerator<Part, void> {
    const thread = await this.take(signal);
    let isFree = false;
    try {
      let answer = await thread.ask({ input }, transfer, signal);
      while (answer.kind === "part" && !answer.isLast) {
        yield answer.part;
        answer = await thread.ask({ more: true }, [], signal);
      }
      isFree = true;
      if (answer.kind === "part") yield answer.part;
      if (answer.kind === "error") {
        const cause = Object.assign(new Error(answer.message), { stack: answer.stack });
        throw new WorkerFailed("threw", answer.message, { cause });
      }
    } finally {
      this.give(isFree ? thread : null);
      if (!isFree) void thread.end();
    }
  }

  private async take(signal: AbortSignal | undefined): Promise<WorkerThread<Input, Part>> {
    signal?.throwIfAborted();
    const state = stateOf(this.options.script);
    if (state.taken < (this.options.threads ?? 1)) state.taken += 1;
    else await turn(state, signal);
    for (const [thread, timer] of state.idle) {
      state.idle.delete(thread);
      clearTimeout(timer);
      // One script has one kind of input and part.
      if (!thread.hasFailed) return thread as WorkerThread<Input, Part>;
    }
    try {
      return new WorkerThread(this.options.script, this.options.heapMb);
    } catch (error) {
      this.give(null);
      throw error;
    }
  }

  private give(thread: WorkerThread<Input, Part> | null): void {
    const state = stateOf(this.options.script);
    if (thread) park(state, thread as AnyThread);
    const next = state.waiting.shift();
    if (next) next();
    else state.taken -= 1;
  }
}

/** Waits until a caller that has a thread hands its place over. */
function turn(state: State, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener("abort", leave);
      resolve();
    };
    const leave = () => {
      state.waiting.splice(state.waiting.indexOf(enter), 1);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    state.waiting.push(enter);
  });
}

function park(state: State, thread: AnyThread): void {
  const timer = setTimeout(() => {
    if (state.idle.delete(thread)) void thread.end();
  }, idleMs);
  timer.unref();
  state.idle.set(thread, timer);
}
