import "server-only";
import postgres from "postgres";

/** Any number the other users of the server are unlikely to take: "setup" in ASCII. */
const lockKey = "495555867248";

/** Runs `work` while no other process sets up the same database. */
export async function withSetupLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { application_name: "spandrel-setup" },
  });
  try {
    await client`select pg_advisory_lock(${lockKey}::bigint)`;
    return await work();
  } finally {
    // Ending the session gives the lock back, also after an error of the connection.
    await client.end();
  }
}
