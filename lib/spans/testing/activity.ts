import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

/** What a database is at, seen from a connection of the test's own, so that a full pool does not hide it. */
export function openActivity(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  return {
    /** How many statements run that mention this within their first thousand characters. */
    running: async (mention: string): Promise<number> => {
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
          and strpos(query, ${mention}) > 0`;
      return row?.n ?? 0;
    },
    /** How many statements wait for a lock. */
    blocked: async (): Promise<number> => {
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.n ?? 0;
    },
    close: () => sql.end(),
  };
}

/** Looks until it is so. @throws when it does not become so within ten seconds */
export async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 500; look++) {
    if (await isSo()) return;
    await sleep(20);
  }
  throw new Error("It did not become so.");
}
