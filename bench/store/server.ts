import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import postgres, { type Sql } from "postgres";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { Complaint } from "../complaint";

/** The PostgreSQL whose databases are measured. */
export type Server = {
  /** Of a database to give commands from; the bench makes its own beside it. */
  adminUrl: string;
  /** Null when the server is not ours, so that its CPU time cannot be had. */
  pid: number | null;
  /** Where everything of the bench lies, outside the checkout. */
  folder: string;
  close: () => Promise<void>;
};

export type ServerOptions = {
  url?: string;
  /** Loads pg_stat_statements into our own server, which costs a little of its speed. */
  countsStatements: boolean;
};

/** Keeps two benches from measuring each other, or one from stopping the other's database. */
const lockName = "spandrel bench";

/**
 * The bundled PostgreSQL in the bench folder, or the one that `SPANDREL_BENCH_DATABASE_URL` or the options name; its
 * user must be allowed to create databases.
 *
 * @throws Complaint when it cannot be reached, or another bench uses it
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  const given = options.url ?? process.env.SPANDREL_BENCH_DATABASE_URL;
  const folder = resolve(process.env.SPANDREL_BENCH_DIR || join(cacheFolder(), "spandrel-bench"));
  await mkdir(folder, { recursive: true });
  const embedded = given ? null : await startOwn(folder, options.countsStatements);
  const adminUrl = given ?? embedded?.url ?? "";
  const lock = await takeLock(adminUrl);
  return {
    adminUrl,
    pid: embedded?.pid ?? null,
    folder,
    close: async () => {
      await lock.end();
      await embedded?.stop();
    },
  };
}

/** @returns the connection that holds the lock */
async function takeLock(url: string): Promise<Sql> {
  const sql = postgres(url, { max: 1, max_lifetime: 0, onnotice: () => {} });
  try {
    const [row] = await sql<{ isOurs: boolean }[]>`
      select pg_try_advisory_lock(hashtext(${lockName})) as "isOurs"`;
    if (row?.isOurs) return sql;
  } catch (error) {
    await sql.end();
    throw new Complaint(`The database server of the bench cannot be used: ${String(error)}`);
  }
  await sql.end();
  throw new Complaint("Another bench is running on the same database server.");
}

/** With or without pg_stat_statements, for which the server must start anew. */
async function startOwn(folder: string, countsStatements: boolean): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: folder });
  const sql = await takeLock(embedded.url);
  try {
    const [row] = await sql<{ isLoaded: boolean }[]>`
      select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as "isLoaded"`;
    if (row?.isLoaded === countsStatements) return embedded;
    if (countsStatements) {
      await sql`alter system set shared_preload_libraries = pg_stat_statements`;
      await sql`alter system set pg_stat_statements.track_planning = on`;
    } else {
      await sql`alter system reset all`;
    }
  } finally {
    await sql.end();
  }
  await embedded.stop();
  return startEmbedded({ dataDir: folder });
}

function cacheFolder(): string {
  return process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
}
