import { type ChildProcess, spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { root } from "../root.mjs";
import { identityOf } from "./identity";

const readyTimeoutMs = 120_000;
const stopTimeoutMs = 10_000;

/**
 * Ingest makes much that is garbage after one batch: in a roomy nursery it dies before it is copied twice. Clearing it
 * by one thread costs a tenth less of a small machine than sharing that out. Not for `next dev`: it hands the flags on
 * in NODE_OPTIONS, where Node refuses the second.
 */
const heap = ["--max-semi-space-size=32", "--no-parallel-scavenge"];

export type Server = { url: string; ended: Promise<string>; stop: () => Promise<void> };

const recordSchema = z.object({
  pid: z.number(),
  identity: z.string(),
  port: z.number(),
  launcherPid: z.number(),
});

/** The address to reach a server bound to `host`: one bound to every interface answers at this machine's own. */
export function urlOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host;
  return `http://${reachable.includes(":") && !reachable.startsWith("[") ? `[${reachable}]` : reachable}:${port}`;
}

/** Stops the web server that a killed launcher of this data folder left behind, if it still runs. */
export async function stopOrphan(dataDir: string): Promise<number | null> {
  const path = recordPath(dataDir);
  let record: z.infer<typeof recordSchema>;
  try {
    record = recordSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
  const isOurs = async () => (await identityOf(record.pid)) === record.identity;
  const found = await isOurs();
  if (found) await endGroup(record.pid, isOurs);
  await rm(path, { force: true });
  return found ? record.pid : null;
}

/** @returns the port to use (a free one for 0), or null when somebody else holds it */
export async function claimPort(host: string, port: number): Promise<number | null> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(new Error(`Cannot listen on HOST ${host}, PORT ${port}: ${error.message}`));
    });
    server.listen({ host, port }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

/** Starts `next start` (or `next dev`) and waits until it answers. */
export async function startServer(options: {
  host: string;
  port: number;
  dev: boolean;
  dataDir: string;
  env: Record<string, string>;
}): Promise<Server> {
  const { host, port, dev, dataDir } = options;
  const next = join(root, "node_modules/next/dist/bin/next");
  const preload = new URL("../follow-launcher.mjs", import.meta.url).href;
  const command = [dev ? "dev" : "start", "--hostname", host, "--port", String(port)];
  const child = spawn(process.execPath, [...(dev ? [] : heap), "--import", preload, next, ...command], {
    cwd: root,
    // A group of its own: Ctrl-C reaches the launcher alone, which stops things in order.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      ...options.env,
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  const ended = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const output = holdOutput(child);
  const stop = async () => {
    if (child.pid)
      await endGroup(child.pid, async () => child.exitCode === null && child.signalCode === null);
    await rm(recordPath(dataDir), { force: true });
  };
  try {
    if (child.pid) await record(dataDir, child.pid, port);
    const url = urlOf(host, port);
    await untilReady(url, ended, output.text);
    output.release();
    return { url, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function recordPath(dataDir: string): string {
  return join(dataDir, "server.json");
}

async function record(dataDir: string, pid: number, port: number): Promise<void> {
  const identity = await identityOf(pid);
  if (!identity) return;
  await writeFile(recordPath(dataDir), JSON.stringify({ pid, identity, port, launcherPid: process.pid }));
}

/** Next's own greeting is kept back; it is shown only when the start fails. What comes later passes through. */
function holdOutput(child: ChildProcess): { text: () => string; release: () => void } {
  let held = "";
  let isHolding = true;
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream?.on("data", (chunk: Buffer) => {
      if (isHolding) held += chunk;
      else target.write(chunk);
    });
  }
  return {
    text: () => held,
    release: () => {
      isHolding = false;
    },
  };
}

async function untilReady(url: string, ended: Promise<string>, output: () => string): Promise<void> {
  let end: string | null = null;
  void ended.then((how) => {
    end = how;
  });
  const deadline = Date.now() + readyTimeoutMs;
  while (end === null) {
    try {
      const response = await fetch(`${url}/api/health-check/`, { signal: AbortSignal.timeout(30_000) });
      await response.arrayBuffer();
      if (response.ok) return;
      if (Date.now() > deadline) throw new Error(`The server answers ${response.status}:\n${output()}`);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(40);
  }
  throw new Error(`The server did not start (${end}):\n${output().trim()}`);
}

/** Asks the process to end, waits for its requests under way, then ends it and its children by force. */
async function endGroup(pid: number, isRunning: () => Promise<boolean>): Promise<void> {
  if (!(await isRunning())) return;
  process.kill(pid, "SIGTERM");
  const deadline = Date.now() + stopTimeoutMs;
  while (await isRunning()) {
    if (Date.now() > deadline) {
      try {
        process.kill(-pid, "SIGKILL");
      } catch {
        return;
      }
    }
    await sleep(20);
  }
}
