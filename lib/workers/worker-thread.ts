import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Transferable, Worker } from "node:worker_threads";
import type { Answer, Ask } from "./protocol";

/** A thread that could not do its work: it threw, crashed, or needed more memory than it may have. */
export class WorkerFailed extends Error {
  override readonly name = "WorkerFailed";

  constructor(
    readonly reason: "threw" | "crashed" | "out of memory",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Runs a TypeScript script of ours. As text, since a bundler would follow a path into the sources of tsx; the same
 * way for the built server, `next dev` and the tests, so that what is tested is what runs.
 */
const start = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(require("node:worker_threads").workerData);
});`;

type Pending<Part> = { resolve: (answer: Answer<Part>) => void; reject: (error: unknown) => void };

/** One thread and the question it is working on. */
export class WorkerThread<Input, Part> {
  private readonly worker: Worker;
  private pending: Pending<Part> | null = null;
  private failure: WorkerFailed | null = null;

  /** @param script from the root of the repository */
  constructor(script: string, heapMb: number) {
    const path = resolve(/* turbopackIgnore: true */ process.cwd(), script);
    this.worker = new Worker(start, {
      eval: true,
      // `react-server` is the condition under which `server-only` modules may be imported.
      execArgv: ["--conditions=react-server"],
      workerData: pathToFileURL(path).href,
      // What a thread makes is garbage after one answer: a roomy nursery spares copying it.
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 192 },
    });
    this.worker.on("message", (answer: Answer<Part>) => this.settle()?.resolve(answer));
    this.worker.on("messageerror", (error) => this.fail("crashed", script, error));
    this.worker.on("error", (error: unknown) => {
      const isMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      this.fail(isMemory ? "out of memory" : "crashed", script, error);
    });
    this.worker.on("exit", () => this.fail("crashed", script, undefined));
    this.worker.unref();
  }

  get hasFailed(): boolean {
    return this.failure !== null;
  }

  /** @throws WorkerFailed, or the signal's reason; a thread that was interrupted must be ended */
  async ask(
    ask: Ask<Input>,
    transfer: readonly Transferable[],
    signal: AbortSignal | undefined,
  ): Promise<Answer<Part>> {
    signal?.throwIfAborted();
    if (this.failure) throw this.failure;
    const interrupt = () => this.settle()?.reject(signal?.reason);
    // An idle thread must not keep the process alive, one at work must.
    this.worker.ref();
    signal?.addEventListener("abort", interrupt);
    try {
      return await new Promise<Answer<Part>>((resolve, reject) => {
        this.pending = { resolve, reject };
        this.worker.postMessage(ask, [...transfer]);
      });
    } finally {
      signal?.removeEventListener("abort", interrupt);
      this.worker.unref();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private settle(): Pending<Part> | null {
    const { pending } = this;
    this.pending = null;
    return pending;
  }

  private fail(reason: WorkerFailed["reason"], script: string, cause: unknown): void {
    const why = cause instanceof Error ? `: ${cause.message}` : "";
    const what = reason === "out of memory" ? "ran out of memory" : "crashed";
    this.failure ??= new WorkerFailed(reason, `The worker ${script} ${what}${why}`, { cause });
    this.settle()?.reject(this.failure);
  }
}
