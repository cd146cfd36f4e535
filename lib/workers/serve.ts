import { parentPort } from "node:worker_threads";
import type { Answer, Ask } from "./protocol";

/**
 * Makes this script a worker of a `WorkerPool`: `work` gets one input at a time and gives its parts, one of which is
 * computed each time the main thread asks. Work with a single result returns `[result]`. A refusal that callers expect
 * is a part; what is thrown reaches the caller as `WorkerFailed` and the thread serves on.
 */
export function serve<Input, Part>(work: (input: Input) => Iterable<Part>): void {
  const port = parentPort;
  if (!port) throw new Error("serve is for scripts that a WorkerPool starts.");
  let parts: Iterator<Part> | null = null;
  const answer = (ask: Ask<Input>): Answer<Part> => {
    try {
      if ("input" in ask) parts = work(ask.input)[Symbol.iterator]();
      const next = parts?.next();
      if (next && !next.done) return { kind: "part", part: next.value };
      parts = null;
      return { kind: "end" };
    } catch (error) {
      parts = null;
      const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
      return { kind: "error", message, stack };
    }
  };
  port.on("message", (ask: Ask<Input>) => port.postMessage(answer(ask)));
}
