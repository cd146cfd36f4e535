import { execFileSync } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { GET as list } from "@/app/api/request-logs/list/route";
import { type Connection, connect } from "@/db";
import { startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { openIngest } from "@/lib/ingest/testing/ingest";
import { missingSpans, startLoad } from "@/lib/ingest/testing/steady-load";
import { createOrganization } from "@/lib/organizations/mutations";
import { POST } from "./route";

vi.setConfig({ testTimeout: 120_000 });
// What the doors log of each failure is not news here.
vi.spyOn(console, "error").mockImplementation(() => {});

/**
 * Under load throughout: acknowledgements before, 503 with Retry-After while it lasts, acknowledgements again by the
 * same process once it is mended, and none of them lost.
 */
async function survive(
  { sql }: Pick<Connection, "sql">,
  fail: () => unknown,
  mend: () => unknown,
): Promise<void> {
  const load = startLoad(await openIngest({ sql }), POST);
  try {
    await load.until("acknowledged", 20);
    await fail();
    await load.until("refused", 8);
    await mend();
    await load.until("acknowledged", 20);
  } finally {
    await load.stop();
  }
  for (const { status, headers } of load.refusals) {
    expect([status, headers.get("retry-after")]).toEqual([503, expect.stringMatching(/^([1-9]|[12]\d|30)$/)]);
  }
  expect(await missingSpans(sql, load.acknowledged)).toEqual([]);
}

async function openDatabase() {
  const database = await openTestDatabase();
  onTestFinished(() => database.drop());
  return { database, ...administer(database.url) };
}

/** The same server under another connection, which the outage does not touch. */
function administer(url: string) {
  const outside = new URL(url);
  outside.pathname = "/postgres";
  const admin = postgres(outside.href, { max: 1, onnotice: () => {} });
  onTestFinished(() => admin.end());
  const name = new URL(url).pathname.slice(1);
  // Not while the driver asks a new connection for its types, whose failure it lets nobody catch.
  const terminate = () => admin`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = ${name} and query <> '' and query not like '%typarray%'`;
  return { admin, name, terminate };
}

test("connections that are ended again and again", async () => {
  const { database, terminate } = await openDatabase();
  let isOn = true;
  const strike = async () => {
    while (isOn) {
      await terminate();
      await sleep(30);
    }
  };
  let striking: Promise<void> | undefined;
  const fail = () => {
    striking = strike();
  };
  await survive(database, fail, async () => {
    isOn = false;
    await striking;
  });
});

test("a server that is gone and comes back on the same port, after a stop and after a crash", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "spandrel-outage-"));
  let server = await startEmbedded({ dataDir });
  await migrate(server.url);
  const connection = connect(server.url);
  onTestFinished(async () => {
    await connection.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const restart = async () => {
    server = await startEmbedded({ dataDir });
    expect(server.url).toBe(connection.url);
  };
  await survive(connection, () => server.stop(), restart);
  await survive(connection, () => process.kill(server.pid, "SIGQUIT"), restart);
});

test("a database that takes no writes, which can still be read with a key that was never used", async () => {
  const { database, admin, name, terminate } = await openDatabase();
  const setReadOnly = async (value: "on" | "off") => {
    await admin.unsafe(`alter database ${name} set default_transaction_read_only = ${value}`);
    await terminate();
  };
  const { key } = await openReader();
  await survive(
    database,
    async () => {
      await setReadOnly("on");
      const headers = { authorization: `Bearer ${key}` };
      const answer = () => list(new Request("http://localhost/api/request-logs/list/", { headers }));
      await vi.waitFor(async () => expect((await answer()).status).toBe(200), { timeout: 30_000 });
    },
    () => setReadOnly("off"),
  );
});

async function openReader() {
  const organization = await createOrganization({ name: "Reader" });
  const scope = scopeOfJob(organization.id, "test", "prod");
  const key = await createApiKey(scope, { name: "reader", side: "prod", scopes: ["read"] });
  return { key: key.plainKey };
}

test("a full disk, of which everything that was acknowledged is there", async ({ skip }) => {
  const { url, template } = inject("testServer");
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(() => admin.end());
  const [server] = await admin<{ folder: string; bytes: string }[]>`
    select current_setting('data_directory') as folder, pg_database_size(${template}) as bytes`;
  const disk = server && (await mountDisk(server.folder, Number(server.bytes) + 2 ** 24));
  if (!disk) return skip("only root on Linux can mount a disk small enough to fill");

  const name = `full_${process.pid}`;
  await admin.unsafe(`create tablespace ${name} location '${disk.folder}'`);
  await admin.unsafe(`create database ${name} template ${template} tablespace ${name}`);
  const connection = connect(Object.assign(new URL(url), { pathname: `/${name}` }).href);
  onTestFinished(async () => {
    await connection.close();
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.unsafe(`drop tablespace ${name}`);
    await disk.remove();
  });
  const fill = async () => {
    await connection.sql`create table filler (bytes text)`;
    await connection.sql`alter table filler alter bytes set storage plain`;
    const row = connection.sql`insert into filler select repeat(md5(n::text), 200) from generate_series(1, 100000) n`;
    await expect(row).rejects.toMatchObject({ code: "53100" });
  };
  await survive(connection, fill, () => disk.grow(Number(server.bytes) + 2 ** 28));
});

/** A disk of so many bytes for the user whose folder this is; null where we may not make one. */
async function mountDisk(likeFolder: string, bytes: number) {
  const folder = await mkdtemp(join(tmpdir(), "spandrel-disk-"));
  const mount = (options: string) =>
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
  try {
    const { uid, gid } = await stat(likeFolder);
    mount(`size=${bytes},mode=0700,uid=${uid},gid=${gid}`);
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    grow: (larger: number) => mount(`remount,size=${larger}`),
    remove: async () => {
      execFileSync("umount", [folder]);
      await rm(folder, { recursive: true });
    },
  };
}
