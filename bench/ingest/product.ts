import { type ChildProcess, spawn } from "node:child_process";
import { access, mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { Complaint } from "../complaint";
import { root } from "../root";

const readyTimeoutMs = 300_000;
const stopTimeoutMs = 30_000;

const organizationName = "Bench";
const apiKey = "bench-key-0123456789abcdef";

/** The product as people run it, on a database of ours. */
export type Product = { url: string; apiKey: string; pid: number; stop: () => Promise<void> };

/** What `npm start` notes of its web server (bin/launch/server.ts). */
const recordSchema = z.object({ pid: z.number(), port: z.number() });

/**
 * Starts the built product on a free port, as `npm start` does, and waits until it answers.
 *
 * @param folder for its data; everything else it needs lies in the database
 * @param env further variables of its environment
 * @throws Complaint when there is no build, or with what the product said when it does not start
 */
export async function startProduct(options: {
  databaseUrl: string;
  folder: string;
  env?: Record<string, string>;
}): Promise<Product> {
  const { databaseUrl, folder, env = {} } = options;
  await requireBuild();
  await mkdir(folder, { recursive: true });
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      HOST: "127.0.0.1",
      PORT: "0",
      SPANDREL_DATA_DIR: folder,
      SPANDREL_DEMO: "0",
      SPANDREL_INIT_ORGANIZATION: organizationName,
      SPANDREL_INIT_API_KEY: apiKey,
      ...env,
    },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk));
  const stop = () => end(child);
  try {
    const { pid, port } = await untilReady(child, folder, () => output);
    return { url: `http://127.0.0.1:${port}`, apiKey, pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function requireBuild(): Promise<void> {
  try {
    await access(join(root, ".next", "BUILD_ID"));
  } catch {
    throw new Complaint("There is no build of the product to measure. Run `npm run build` first.");
  }
}

async function untilReady(child: ChildProcess, folder: string, output: () => string) {
  const started = Date.now();
  const deadline = started + readyTimeoutMs;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const record = await readRecord(folder, started);
    if (record) {
      const url = `http://127.0.0.1:${record.port}/api/health-check/`;
      const answers = await fetch(url).then(
        (response) => response.ok,
        () => false,
      );
      if (answers) return record;
    }
    await sleep(100);
  }
  throw new Complaint(`The product did not start:\n${output().trim()}`);
}

/** Null while there is none but that of an earlier start. */
async function readRecord(folder: string, since: number) {
  const path = join(folder, "server.json");
  try {
    if ((await stat(path)).mtimeMs < since) return null;
    return recordSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}
