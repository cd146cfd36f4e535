import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import postgres, { type Sql } from "postgres";
import { Complaint } from "../complaint";
import { root } from "../root";
import { type ProfileSummary, summarizeProfile } from "./cpu-profile";

const writeTimeoutMs = 60_000;
/** A thread that writes nothing for so long has nothing more to write. */
const writeQuietMs = 1_500;
const shownStatements = 20;

export type Statement = { text: string; calls: number; totalMs: number; planMs: number; rows: number };
/** One summary per thread of the web server. `statements` is null where PostgreSQL does not count them. */
export type Profile = { threads: ProfileSummary[]; statements: Statement[] | null };

/** The environment a product to be profiled is started with. */
export function profileEnvironment(folder: string): Record<string, string> {
  const hook = pathToFileURL(join(root, "bench", "ingest", "profile-hook.mjs")).href;
  return { NODE_OPTIONS: `--import ${hook}`, SPANDREL_BENCH_PROFILES: profiles(folder) };
}

function profiles(folder: string): string {
  return join(folder, "profiles");
}

/** Begins to profile the web server's threads and the statements of its database. */
export async function beginProfile(folder: string, serverPid: number, url: string): Promise<void> {
  await rm(profiles(folder), { recursive: true, force: true });
  await mkdir(profiles(folder));
  process.kill(serverPid, "SIGUSR2");
  await query(url, async (sql) => {
    if (await countsStatements(sql)) await sql`select pg_stat_statements_reset()`;
  });
}

/** Ends it. The profiles stay in the folder, to be opened in a browser's developer tools. */
export async function endProfile(folder: string, serverPid: number, url: string): Promise<Profile> {
  process.kill(serverPid, "SIGUSR2");
  const statements = await query(url, async (sql) => ((await countsStatements(sql)) ? read(sql) : null));
  const threads: ProfileSummary[] = [];
  for (const file of await untilWritten(profiles(folder))) threads.push(await summarizeProfile(file));
  return { threads: threads.sort((a, b) => b.busy - a.busy), statements };
}

async function untilWritten(profilesFolder: string): Promise<string[]> {
  const deadline = Date.now() + writeTimeoutMs;
  while (Date.now() < deadline) {
    const files = (await readdir(profilesFolder)).map((file) => join(profilesFolder, file));
    const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
    if (files.length > 0 && Date.now() - Math.max(...times) > writeQuietMs) return files;
    await sleep(200);
  }
  throw new Complaint(`The web server did not write its profile to ${profilesFolder}.`);
}

async function countsStatements(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ loaded: boolean }[]>`
    select current_setting('shared_preload_libraries') like '%pg_stat_statements%' as loaded`;
  if (row?.loaded) await sql`create extension if not exists pg_stat_statements`;
  return row?.loaded ?? false;
}

async function read(sql: Sql): Promise<Statement[]> {
  return sql<Statement[]>`
    select left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 70) as text, calls::float8,
      total_exec_time + total_plan_time as "totalMs", total_plan_time as "planMs", rows::float8
    from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
    order by 3 desc limit ${shownStatements}`;
}

async function query<Result>(url: string, run: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}
