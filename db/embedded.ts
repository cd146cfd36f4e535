import { mkdir, open, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { findBinaries } from "./embedded-binaries";
import { environment, initialise, recall, remember } from "./embedded-cluster";
import { clearMistakenLock, findPostmaster, isAlive, type Postmaster } from "./embedded-postmaster";
import { serverSettings } from "./embedded-settings";
import { chooseRunner, type Runner } from "./embedded-user";
import { freePort, isFree } from "./free-port";

const database = "spandrel";
const startTimeoutMs = 120_000;
const stopTimeoutMs = 60_000;
const logLimitBytes = 10_000_000;

export type EmbeddedOptions = {
  /** Folder of ours: `postgres/` in it is the database, `postgres.json` its port and password. */
  dataDir: string;
  /** False gives up safety at a crash for speed: tests only. Default true. */
  durable?: boolean;
  /** Default: a free one, remembered in the folder. */
  port?: number;
  /** Used when the database is first made. Default: random, remembered in the folder. */
  password?: string;
};

export type Embedded = {
  url: string;
  /** The server was already running: its former parent was killed. */
  adopted: boolean;
  pid: number;
  stop: () => Promise<void>;
};

/**
 * Starts the bundled PostgreSQL on 127.0.0.1 and makes the database `spandrel` in it. A server that a killed
 * parent left behind is taken over; the stale files of a crashed one are recovered by PostgreSQL itself.
 * The server outlives this process unless `stop` is called.
 *
 * @throws with the end of PostgreSQL's own log when it does not start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  const data = join(await realpath(dataDir), "postgres");
  const adopted = await adopt(dataDir, data);
  if (adopted) return adopted;
  const binaries = await findBinaries();
  const runner = await chooseRunner(data, [dirname(binaries.postgres), dirname(data)]);
  const remembered = (await exists(join(data, "PG_VERSION")))
    ? await recall(dataDir)
    : await initialise(dataDir, data, binaries.initdb, runner, options);
  await clearMistakenLock(data);
  for (let attempt = 1; ; attempt++) {
    const wanted = options.port ?? remembered.port;
    const port = options.port || (await isFree(wanted)) ? wanted : await freePort();
    try {
      const pid = await launch(dataDir, data, binaries.postgres, runner, port, options.durable ?? true);
      if (port !== remembered.port) await remember(dataDir, { ...remembered, port });
      const url = urlOf(port, remembered.password);
      await ensureDatabase(url);
      return { url, adopted: false, pid, stop: () => stopPostmaster(data, pid) };
    } catch (error) {
      // Somebody may have taken the port between the look and the start; children of a killed server may still be leaving.
      const isLeaving = String(error).includes("pre-existing shared memory");
      if (attempt === 5 || (!isLeaving && (options.port || (await isFree(port))))) throw error;
      await sleep(isLeaving ? 500 : 0);
    }
  }
}

/** Null when there is none, or the one there was just died. */
async function adopt(dataDir: string, data: string): Promise<Embedded | null> {
  const orphan = await findReadyPostmaster(data);
  if (!orphan) return null;
  const { password } = await recall(dataDir);
  const url = urlOf(orphan.port, password);
  try {
    await ensureDatabase(url);
  } catch (error) {
    await sleep(1_000);
    if ((await findPostmaster(data))?.pid === orphan.pid) throw error;
    return null;
  }
  return { url, adopted: true, pid: orphan.pid, stop: () => stopPostmaster(data, orphan.pid) };
}

/** The address of the bundled PostgreSQL of this folder if it is running now, else null. Starts nothing. */
export async function runningEmbedded(dataDir: string): Promise<string | null> {
  const data = join(resolve(dataDir), "postgres");
  const postmaster = await findReadyPostmaster(data);
  return postmaster ? urlOf(postmaster.port, (await recall(dataDir)).password) : null;
}

function urlOf(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function launch(
  dataDir: string,
  data: string,
  program: string,
  runner: Runner,
  port: number,
  durable: boolean,
): Promise<number> {
  const logPath = join(dataDir, "postgres.log");
  const log = await open(logPath, (await sizeOf(logPath)) > logLimitBytes ? "w" : "a", 0o600);
  const logStart = (await log.stat()).size;
  // A session of its own: Ctrl-C at the terminal must reach us alone, so that the server stops before its database.
  const child = runner.spawn(program, ["-D", data, "-p", String(port), ...(await serverSettings(durable))], {
    stdio: ["ignore", log.fd, log.fd],
    env: environment(),
    cwd: "/",
    detached: true,
  });
  let ended: string | null = null;
  child.on("error", (error) => (ended = error.message));
  child.on("exit", (code, signal) => (ended = `exit ${signal ?? code}`));
  child.unref();
  try {
    const deadline = Date.now() + startTimeoutMs;
    for (;;) {
      const postmaster = await findPostmaster(data);
      if (postmaster?.status === "ready" && postmaster.pid === child.pid) return postmaster.pid;
      if (ended || Date.now() > deadline) {
        const text = (await readFile(logPath, "utf8")).slice(logStart);
        const tail = text.trim().split("\n").slice(-15).join("\n");
        throw new Error(`PostgreSQL did not start (${ended ?? "timed out"}):\n${tail}`);
      }
      await sleep(15);
    }
  } finally {
    await log.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

async function findReadyPostmaster(data: string): Promise<Postmaster | null> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const postmaster = await findPostmaster(data);
    if (!postmaster || postmaster.status === "ready") return postmaster;
    if (Date.now() > deadline) {
      throw new Error(
        `PostgreSQL (pid ${postmaster.pid}) of ${data} is neither ready nor gone: ${postmaster.status}.`,
      );
    }
    await sleep(25);
  }
}

/** Fast shutdown: open transactions are rolled back, the database is left clean. */
async function stopPostmaster(data: string, pid: number): Promise<void> {
  const isRunning = async () => (await findPostmaster(data))?.pid === pid || (await isAlive(pid));
  if (!(await isRunning())) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + stopTimeoutMs;
  while (await isRunning()) {
    if (Date.now() > deadline) {
      process.kill(pid, "SIGQUIT");
      throw new Error(
        `PostgreSQL (pid ${pid}) did not stop in ${stopTimeoutMs / 1000} s and was stopped by force.`,
      );
    }
    await sleep(10);
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const admin = new URL(url);
  admin.pathname = "/postgres";
  const client = postgres(admin.href, { max: 1, onnotice: () => {}, connect_timeout: 30 });
  try {
    const [found] = await client`select 1 from pg_database where datname = ${database}`;
    if (!found) await client.unsafe(`create database ${database}`);
  } finally {
    await client.end();
  }
}
