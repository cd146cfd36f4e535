import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { guardTransactions } from "./driver/guarded-transactions";
import { steadyOptions } from "./driver/steady-socket";
import * as accounts from "./schema/accounts";
import * as apiKeys from "./schema/api-keys";
import * as audit from "./schema/audit";
import * as organizations from "./schema/organizations";
import * as prices from "./schema/prices";
import * as settings from "./schema/settings";

const schema = { ...accounts, ...apiKeys, ...audit, ...organizations, ...prices, ...settings };

/** A client for hand-written SQL on the span store. */
export type Sql = postgres.Sql;
/** A piece of a statement, its values still apart from its text. */
export type Fragment = postgres.PendingQuery<postgres.Row[]> | postgres.Fragment;
/** The same inside a transaction. */
export type Tx = postgres.TransactionSql;
/** The typed client for people, keys and settings. Drizzle replaces its client's parsers, so it has a pool of its own. */
export type Orm = PostgresJsDatabase<typeof schema>;

/** The typed client, or one transaction of it. */
export type OrmOrTx = Orm | Parameters<Parameters<Orm["transaction"]>[0]>[0];

export type Connection = { url: string; sql: Sql; orm: Orm; close: () => Promise<void> };

// Next bundles this module more than once; one process has one connection.
const holder = globalThis as typeof globalThis & { spandrelConnection?: Connection };

/**
 * Opens both pools. Connections are made on first use, so this never fails by itself.
 *
 * Every statement gets a custom plan: a generic one cannot prune partitions or see how rare a value is, and cost
 * up to 125 times more where it was measured. The writer's inserts, which look at nothing, ask for one plan themselves.
 */
export function connect(url: string): Connection {
  const sql = openPool(url, 10, {
    application_name: "spandrel",
    plan_cache_mode: "force_custom_plan",
    // Compiling takes longer than any statement of ours runs.
    jit: "off",
  });
  const client = openPool(url, 4, { application_name: "spandrel-orm" });
  const connection: Connection = {
    url,
    sql,
    orm: drizzle(client, { schema }),
    close: async () => {
      await Promise.all([sql.end({ timeout: 5 }), client.end({ timeout: 5 })]);
      if (holder.spandrelConnection === connection) holder.spandrelConnection = undefined;
    },
  };
  holder.spandrelConnection = connection;
  return connection;
}

function openPool(url: string, max: number, settings: Record<string, string>): Sql {
  return guardTransactions(
    postgres(url, {
      ...steadyOptions(url),
      max,
      onnotice: () => {},
      connection: { ...settings, statement_timeout: 30_000, TimeZone: "UTC" },
    }),
  );
}

/** The process's connection, opened from `DATABASE_URL` on first use. */
export function connection(): Connection {
  if (holder.spandrelConnection) return holder.spandrelConnection;
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error(
      "DATABASE_URL is not set: start Spandrel with `npm start`, or set it to a PostgreSQL 15 or newer.",
    );
  return connect(url);
}
