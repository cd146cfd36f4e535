import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { join } from "node:path";
import { BroadcastChannel, isMainThread, threadId } from "node:worker_threads";

// Loaded into every process and thread of the product by NODE_OPTIONS; only its web server is profiled, each thread
// for itself. The bench sends SIGUSR2 to begin, and again to end and write the profiles.
const folder = process.env.SPANDREL_BENCH_PROFILES;
const isWebServer = /next[\\/]dist[\\/]bin[\\/]next$/.test(process.argv[1] ?? "");

if (folder && (isWebServer || !isMainThread)) {
  const session = new Session();
  session.connect();
  let isRunning = false;
  const toggle = () => {
    if (isRunning) {
      session.post("Profiler.stop", (error, result) => {
        const path = join(folder, `thread-${threadId}.cpuprofile`);
        if (!error) writeFileSync(path, JSON.stringify(result.profile));
      });
    } else {
      session.post("Profiler.enable");
      session.post("Profiler.setSamplingInterval", { interval: 500 });
      session.post("Profiler.start");
    }
    isRunning = !isRunning;
  };
  // Signals reach the main thread alone.
  const channel = new BroadcastChannel("spandrel bench profile");
  channel.unref();
  channel.onmessage = toggle;
  if (isMainThread) {
    process.on("SIGUSR2", () => {
      channel.postMessage(null);
      toggle();
    });
  }
}
