import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@/db";
import { runningEmbedded, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { readEnvironment } from "@/lib/env";
import { readHolder, takeLock } from "../launch/lock";
import { PlainError } from "../launch/plain-error";
import { root } from "../root.mjs";

/** Runs `work` with the database of this installation, starting the bundled PostgreSQL for its length if need be. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const env = readEnvironment();
  if (env.databaseUrl) return withConnection(env.databaseUrl, work);
  const dataDir = resolve(root, env.dataDir);
  const running = await findRunning(dataDir);
  if (running) return withConnection(running, work);
  await mkdir(dataDir, { recursive: true });
  const lock = await takeLock(join(dataDir, "launcher.lock"), "running a command");
  if (!("release" in lock)) {
    throw new PlainError(`Another process (${lock.pid}) just took ${dataDir}; try again.`);
  }
  try {
    const database = await startEmbedded({ dataDir });
    try {
      return await withConnection(database.url, work);
    } finally {
      await database.stop();
    }
  } finally {
    await lock.release();
  }
}

/** A launcher that is starting has its database up within seconds. */
async function findRunning(dataDir: string): Promise<string | null> {
  for (;;) {
    const isHeld = await readHolder(join(dataDir, "launcher.lock"));
    const url = await runningEmbedded(dataDir);
    if (url && isHeld?.note !== "stopping") return url;
    if (!isHeld) return null;
    await sleep(100);
  }
}

async function withConnection<T>(url: string, work: () => Promise<T>): Promise<T> {
  await migrate(url);
  const connection = connect(url);
  try {
    return await work();
  } finally {
    await connection.close();
  }
}
