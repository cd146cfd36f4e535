import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Embedded, runningEmbedded, startEmbedded } from "./embedded";

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "spandrel-embedded-"));
});

afterAll(async () => {
  if (await runningEmbedded(dataDir)) await (await startEmbedded({ dataDir })).stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function withClient<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Starts it in a process of its own and kills that process without a chance to say goodbye. */
async function startAndKillParent(): Promise<{ url: string; pid: number }> {
  const script = fileURLToPath(new URL("./testing/start-embedded.ts", import.meta.url));
  const parent = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(parent.stdout, "data");
  parent.kill("SIGKILL");
  await once(parent, "exit");
  return JSON.parse(String(line));
}

it("keeps what was written over a stop and a start, on the same port", async () => {
  const first = await startEmbedded({ dataDir, durable: false });
  await withClient(first.url, (sql) => sql`create table kept as select 42 as answer`);
  await first.stop();
  expect(await runningEmbedded(dataDir)).toBeNull();
  const second = await startEmbedded({ dataDir, durable: false });
  expect(second).toMatchObject({ adopted: false, url: first.url });
  expect(await withClient(second.url, (sql) => sql`select answer from kept`)).toEqual([{ answer: 42 }]);
  await second.stop();
});

it("takes over the server a killed parent left behind, and can stop it", async () => {
  const orphan = await startAndKillParent();
  const adopted = await startEmbedded({ dataDir });
  expect(adopted).toMatchObject({ adopted: true, pid: orphan.pid, url: orphan.url });
  await adopted.stop();
  expect(await runningEmbedded(dataDir)).toBeNull();
});

it("recovers by itself when the server was killed too", async () => {
  const orphan = await startAndKillParent();
  process.kill(orphan.pid, "SIGKILL");
  const recovered = await startEmbedded({ dataDir, durable: false });
  expect(recovered.adopted).toBe(false);
  expect(await withClient(recovered.url, (sql) => sql`select answer from kept`)).toEqual([{ answer: 42 }]);
  await recovered.stop();
});

it("moves to another port when somebody else took its own", async () => {
  const { port } = JSON.parse(await readFile(join(dataDir, "postgres.json"), "utf8"));
  const squatter = createServer().listen(port, "127.0.0.1");
  await once(squatter, "listening");
  let moved: Embedded | null = null;
  try {
    moved = await startEmbedded({ dataDir, durable: false });
    expect(new URL(moved.url).port).not.toBe(String(port));
  } finally {
    await moved?.stop();
    squatter.close();
  }
});

it("keeps the password from other users and asks for it", async () => {
  expect((await stat(join(dataDir, "postgres.json"))).mode & 0o077).toBe(0);
  const server = await startEmbedded({ dataDir, durable: false });
  const wrong = new URL(server.url);
  wrong.password = "guess";
  await expect(withClient(wrong.href, (sql) => sql`select 1`)).rejects.toThrow(
    /password authentication failed/,
  );
  await server.stop();
});
