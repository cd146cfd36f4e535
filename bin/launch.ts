import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { connect } from "@/db";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { isAlive } from "@/db/embedded-postmaster";
import { migrate } from "@/db/migrate";
import { type Environment, EnvironmentError, readEnvironment } from "@/lib/env";
import { type Demo, ensureDemo, hasDemoToLoad, noteDemoShown } from "@/lib/setup/demo";
import { noteFirstKeyShown } from "@/lib/setup/first-key";
import { withSetupLock } from "@/lib/setup/lock";
import { ensureOwnOrganization } from "@/lib/setup/organization";
import { ensureSecret } from "@/lib/setup/secret";
import { bannerLines } from "./launch/banner";
import { ensureBuild } from "./launch/build";
import { crashLimit } from "./launch/crash-limit";
import { keepServing } from "./launch/keep-serving";
import { type Lock, takeLock } from "./launch/lock";
import { PlainError } from "./launch/plain-error";
import { Progress } from "./launch/progress";
import { claimPort, startServer, stopOrphan, urlOf } from "./launch/server";
import { root } from "./root.mjs";

/** How often the bundled database is looked at; nothing can be stored while it is gone. */
const databaseWatchMs = 500;

const progress = new Progress(process.stdout);
/** What must be undone at the end, last first. */
const closers: (() => Promise<unknown>)[] = [];
let isStopping = false;

async function shutDown(exitCode: number): Promise<never> {
  if (isStopping) return new Promise(() => {});
  isStopping = true;
  for (const close of closers.reverse()) {
    try {
      await close();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      exitCode = 1;
    }
  }
  process.exit(exitCode);
}

for (const [signal, exitCode] of [
  ["SIGINT", 130],
  ["SIGTERM", 0],
  ["SIGHUP", 0],
] as const) {
  process.on(signal, () => void shutDown(exitCode));
}
// The process that started us is gone, perhaps by kill -9, and its terminal with it.
process.once("disconnect", () => void shutDown(1));
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

async function launch(): Promise<void> {
  const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
  const env = readEnvironment();
  const dataDir = resolve(root, env.dataDir);
  await mkdir(dataDir, { recursive: true });
  const lock = await takeLauncherLock(dataDir);
  closers.push(lock.release);
  const port = await choosePort(env, dataDir);
  const url = urlOf(env.host, port);
  await lock.note(url);
  closers.push(() => lock.note("stopping"));

  const [ready] = await Promise.all([prepareDatabase(env, dataDir), values.dev ? null : build()]);
  if (isStopping) return;

  const start = () =>
    startServer({
      host: env.host,
      port,
      dev: values.dev,
      dataDir,
      env: { DATABASE_URL: ready.databaseUrl, SPANDREL_SECRET: ready.secret },
    });
  // Who develops wants to see what ended it.
  const serving = keepServing(start, values.dev ? () => true : crashLimit());
  closers.push(serving.stop);
  await progress.step(
    "Starting the web server",
    () => "Web server answers",
    () => serving.ready,
  );
  const { own, demo } = ready;
  const isKeyGiven = env.initApiKey !== null;
  const banner = { url: env.url ?? url, own, demo, initEmail: env.init?.email ?? null, isKeyGiven };
  for (const line of bannerLines(banner)) progress.line(line);
  await noteShown(ready.databaseUrl, {
    key: Boolean(own?.key?.plainKey) && !isKeyGiven,
    demo: Boolean(demo?.password),
  });
  const how = await serving.ended;
  if (isStopping) return;
  console.error(`The web server ended by itself (${how}).`);
  await shutDown(1);
}

/** A launcher that is on its way out is waited for; one that serves is told about. */
async function takeLauncherLock(dataDir: string): Promise<Lock> {
  const path = join(dataDir, "launcher.lock");
  const started = Date.now();
  for (;;) {
    const lock = await takeLock(path, "starting");
    if ("release" in lock) return lock;
    const patienceMs = lock.note === "stopping" ? 30_000 : 1_500;
    if (Date.now() - started > patienceMs) {
      const where = lock.note.startsWith("http") ? ` at ${lock.note}` : "";
      throw new PlainError(
        `Spandrel already runs for ${dataDir}${where} (process ${lock.pid}).\n` +
          "A second one needs a folder and a port of its own: SPANDREL_DATA_DIR=.data-2 PORT=3001 npm start",
      );
    }
    await sleep(100);
  }
}

async function choosePort(env: Environment, dataDir: string): Promise<number> {
  const orphan = await stopOrphan(dataDir);
  if (orphan) progress.line(`  ✓ Stopped the web server that a killed start left behind (process ${orphan})`);
  const port = await claimPort(env.host, env.port);
  if (port !== null) return port;
  throw new PlainError(
    `Port ${env.port} on ${env.host} is taken by another program. Choose another one: PORT=${env.port + 1} npm start`,
  );
}

async function prepareDatabase(env: Environment, dataDir: string) {
  const databaseUrl = env.databaseUrl ?? (await startDatabase(dataDir));
  await progress.step(
    "Migrating the database",
    () => "Database is at the newest schema",
    () => (env.databaseUrl ? migrateGiven(env.databaseUrl) : migrate(databaseUrl)),
  );
  const connection = connect(databaseUrl);
  try {
    return await withSetupLock(databaseUrl, async () => {
      const secret = await ensureSecret(env.secret);
      const own = await progress.step(
        "Setting up",
        (made) => (made ? `Organization "${made.name}" is there` : "Organizations are there"),
        () => ensureOwnOrganization(env),
      );
      return { databaseUrl, secret, own, demo: await prepareDemo(env) };
    });
  } finally {
    await connection.close();
  }
}

async function migrateGiven(databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl);
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl);
    const problem = error instanceof Error ? error.message : String(error);
    throw new PlainError(`The database of DATABASE_URL (${host}${pathname}) cannot be used: ${problem}`);
  }
}

async function startDatabase(dataDir: string): Promise<string> {
  const database = await progress.step(
    "Starting PostgreSQL",
    ({ adopted }) => (adopted ? "PostgreSQL was still running" : "PostgreSQL started"),
    () => {
      const starting = startEmbedded({ dataDir });
      closers.push(async () => {
        const started = await starting.catch(() => null);
        await started?.stop();
      });
      return starting;
    },
  );
  watchDatabase(dataDir, database);
  return database.url;
}

/** PostgreSQL recovers from what kills a connection's process by itself; when the whole of it is gone, we start it. */
function watchDatabase(dataDir: string, database: Embedded): void {
  let current = database;
  let isBusy = false;
  const timer = setInterval(async () => {
    if (isBusy || isStopping || (await isAlive(current.pid))) return;
    isBusy = true;
    console.error("PostgreSQL ended unexpectedly; starting it again.");
    const starting = startEmbedded({ dataDir });
    closers.push(async () => (await starting.catch(() => null))?.stop());
    try {
      current = await starting;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
    isBusy = false;
  }, databaseWatchMs);
  closers.push(async () => clearInterval(timer));
}

async function prepareDemo(env: Environment): Promise<Demo | null> {
  if (!(await hasDemoToLoad(env.demo))) return ensureDemo(env.demo);
  return progress.step<Demo | null>(
    "Loading demo data",
    (demo) => `Demo data: ${demo?.spans?.toLocaleString("en") ?? 0} spans`,
    (step) =>
      ensureDemo(true, (done, total) => {
        if (total > 0) step.report(`${Math.round((100 * done) / total)} %`);
      }),
  );
}

async function build(): Promise<void> {
  await progress.step(
    "Building",
    (outcome) => (outcome === "built" ? "Built" : "Build is current"),
    () => ensureBuild((abort) => closers.push(async () => abort())),
  );
}

async function noteShown(databaseUrl: string, shown: { key: boolean; demo: boolean }): Promise<void> {
  if (!shown.key && !shown.demo) return;
  const connection = connect(databaseUrl);
  if (shown.key) await noteFirstKeyShown();
  if (shown.demo) await noteDemoShown();
  await connection.close();
}

try {
  await launch();
} catch (error) {
  if (!isStopping) {
    const isPlain = error instanceof PlainError || error instanceof EnvironmentError;
    console.error(isPlain ? `\n${error.message}` : error);
  }
  await shutDown(1);
}
