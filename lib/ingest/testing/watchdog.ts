import { Worker } from "node:worker_threads";

const patienceSeconds = 20;

/** Code that never returns cannot be timed out from within: another thread looks on and ends the process. */
const look = `
  const { workerData: { beats, seconds } } = require("node:worker_threads");
  let seen = -1;
  setInterval(() => {
    const now = Atomics.load(beats, 0);
    if (now % 2 === 1 && now === seen) {
      process._rawDebug("Run " + (now + 1) / 2 + " of the fuzz did not end within " + seconds + " s.");
      process.kill(process.pid, "SIGKILL");
    }
    seen = now;
  }, seconds * 1000);
`;

/** Runs each piece of work under watch: one that hangs ends the test process and says which run it was. */
export function watchdog(): { watch: <T>(work: () => T) => T; stop: () => Promise<unknown> } {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(look, { eval: true, workerData: { beats, seconds: patienceSeconds } });
  thread.unref();
  return {
    // Odd while work is under way.
    watch: (work) => {
      Atomics.add(beats, 0, 1);
      try {
        return work();
      } finally {
        Atomics.add(beats, 0, 1);
      }
    },
    stop: () => thread.terminate(),
  };
}
