import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Complaint } from "../complaint";
import type { Job, Message, Sent } from "./messages";

const program = fileURLToPath(new URL("./sender.ts", import.meta.url));

/** A sending process: it prepares at once, sends when told to and says when its clock begins to run. */
export type Load = {
  /** Bytes of a request, the median. */
  ready: Promise<number>;
  /** @param onMeasuring called when the warm-up is over */
  run(onMeasuring: () => void): Promise<Sent>;
  stop: () => Promise<void>;
};

export function prepareLoad(job: Job): Load {
  const child = fork(program, { execArgv: process.execArgv });
  const waiting = new Map<Message["kind"], (message: Message) => void>();
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  child.on("message", (message: Message) => {
    if (message.kind === "failed") fail(new Complaint(message.reason));
    else waiting.get(message.kind)?.(message);
  });
  child.on("exit", (code, signal) => fail(new Error(`The sending process ended (${signal ?? code}).`)));
  const told = <Kind extends Message["kind"]>(kind: Kind) =>
    Promise.race([
      failed,
      new Promise<Extract<Message, { kind: Kind }>>((resolve) => {
        // Each kind is waited for under its own name.
        waiting.set(kind, (message) => resolve(message as Extract<Message, { kind: Kind }>));
      }),
    ]);
  const ready = told("ready").then((message) => message.requestBytes);
  ready.catch(() => {});
  child.send(job);
  return {
    ready,
    run: async (onMeasuring) => {
      const done = told("done");
      void told("measuring").then(onMeasuring, () => {});
      child.send("go");
      return done;
    },
    stop: async () => {
      child.kill();
    },
  };
}
