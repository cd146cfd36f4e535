import postgres, { type Sql } from "postgres";
import { migrate } from "@/db/migrate";
import type { Server } from "./server";

/** Every database of the bench begins so; no other is ever touched. */
const prefix = "spandrel_bench_";

export function databaseUrl(server: Server, name: string): string {
  const url = new URL(server.adminUrl);
  url.pathname = `/${prefix}${name}`;
  return url.href;
}

/** An empty database at the newest schema, instead of the one of that name. */
export async function createDatabase(server: Server, name: string): Promise<string> {
  await dropDatabase(server, name);
  await command(server, (sql) => sql.unsafe(`create database ${prefix}${name}`));
  const url = databaseUrl(server, name);
  await migrate(url);
  return url;
}

/** A copy of a database nobody is connected to, instead of the one of that name. */
export async function cloneDatabase(server: Server, from: string, name: string): Promise<string> {
  await dropDatabase(server, name);
  // Copying files is several times faster than writing every page to the log.
  await command(server, (sql) =>
    sql.unsafe(`create database ${prefix}${name} template ${prefix}${from} strategy file_copy`),
  );
  return databaseUrl(server, name);
}

export async function dropDatabase(server: Server, name: string): Promise<void> {
  await command(server, (sql) => sql.unsafe(`drop database if exists ${prefix}${name} with (force)`));
}

/** What was noted of a database, or null when there is none or it was never finished. */
export async function readNote(server: Server, name: string): Promise<string | null> {
  const [row] = await command(
    server,
    (sql) => sql<{ note: string | null }[]>`
      select shobj_description(oid, 'pg_database') as note from pg_database where datname = ${prefix + name}`,
  );
  return row?.note ?? null;
}

export async function writeNote(server: Server, name: string, note: string): Promise<void> {
  await command(server, (sql) =>
    sql.unsafe(`comment on database ${prefix}${name} is '${note.replaceAll("'", "''")}'`),
  );
}

async function command<Result>(server: Server, run: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}
