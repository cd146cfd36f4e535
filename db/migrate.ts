import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { ensureRegularPartitions } from "./partitions";

const folder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number the other users of the server are unlikely to take: "spandrel" in ASCII, cut to 63 bits. */
const lockKey = "8317130130917028204";

const oldestVersion = 150_000;

/**
 * Brings the database at `url` to the newest schema and creates the span partitions of the regular window.
 * Safe to run from two processes at once: the second waits for the first.
 *
 * @throws when the server is older than PostgreSQL 15, or a migration fails (nothing of it stays).
 */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "spandrel-migrate" },
  });
  try {
    const [server] =
      await client`select current_setting('server_version_num')::int as version, version() as text`;
    if (server && server.version < oldestVersion) {
      throw new Error(`Spandrel needs PostgreSQL 15 or newer; this server is ${server.text}.`);
    }
    await client`select pg_advisory_lock(${lockKey}::bigint)`;
    try {
      await applyMigrations(drizzle(client), { migrationsFolder: folder });
      await ensureRegularPartitions(client);
    } finally {
      await client`select pg_advisory_unlock(${lockKey}::bigint)`;
    }
  } finally {
    await client.end();
  }
}
