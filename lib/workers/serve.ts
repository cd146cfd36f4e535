import { parentPort } from "node:worker_threads";
import type { Answer, Ask } from "./protocol";

/**
 * Makes this script a worker of a `WorkerPool`: `work` gets one input at a time and gives its parts, which are computed
 * one ahead of those the main thread asked for. Work with a single result returns `[result]`. A refusal that callers
 * expect is a part; what is thrown reaches the caller as `WorkerFailed` and the thread serves on.
 */
export function serve<Input, Part>(work: (input: Input) => Iterable<Part>): void {
  const port = parentPort;
  if (!port) throw new Error("serve is for scripts that a WorkerPool starts.");
  let steps: Generator<Answer<Part>, void> | null = null;
  port.on("message", (ask: Ask<Input>) => {
    if ("input" in ask) steps = stepsOf(() => work(ask.input));
    port.postMessage(steps?.next().value ?? { kind: "end" });
  });
}

/** What to answer ask by ask. Work that fails has its earlier parts delivered first. */
function* stepsOf<Part>(work: () => Iterable<Part>): Generator<Answer<Part>, void> {
  let ready: { part: Part } | null = null;
  try {
    for (const part of work()) {
      if (ready) yield { kind: "part", part: ready.part, isLast: false };
      ready = { part };
    }
  } catch (error) {
    if (ready) yield { kind: "part", part: ready.part, isLast: false };
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    yield { kind: "error", message, stack };
    return;
  }
  yield ready ? { kind: "part", part: ready.part, isLast: true } : { kind: "end" };
}
