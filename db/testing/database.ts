import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { type Connection, connect } from "../index";

/**
 * A database of this test file's own, cloned from the migrated template, and the process's connection to it.
 * Call in `beforeAll`; `drop` in `afterAll`.
 */
export async function openTestDatabase(): Promise<Connection & { drop: () => Promise<void> }> {
  const server = inject("testServer");
  const name = `t_${randomBytes(6).toString("hex")}`;
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template ${server.template}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const connection = connect(url.href);
  return {
    ...connection,
    drop: async () => {
      await connection.close();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
