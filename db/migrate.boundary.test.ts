import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { migrate } from "./migrate";
import { ensurePartitionsFor, listPartitions, startOfWeek } from "./partitions";

const name = `m_${randomBytes(6).toString("hex")}`;
const weekMs = 7 * 86_400_000;
let admin: postgres.Sql;
let url: string;

beforeAll(async () => {
  const server = inject("testServer");
  admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const address = new URL(server.url);
  address.pathname = `/${name}`;
  url = address.href;
});

afterAll(async () => {
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
});

it("migrates an empty database from three processes at once", async () => {
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const sql = postgres(url, { max: 1 });
  const [row] =
    await sql`select count(*)::int as tables from pg_tables where schemaname = 'public' and tablename = 'spans_oldest'`;
  expect(row).toEqual({ tables: 1 });
  const now = Date.now();
  expect((await listPartitions(sql)).some((range) => range.from <= now && now < range.to)).toBe(true);
  await sql.end();
});

it("makes a back-dated week once when two writers need it at the same time", async () => {
  const clients = [
    postgres(url, { max: 2, onnotice: () => {} }),
    postgres(url, { max: 2, onnotice: () => {} }),
  ];
  const long = startOfWeek(Date.now()) - 5 * weekMs;
  await Promise.all(clients.map((sql) => ensurePartitionsFor(sql, [long + 1, long + weekMs])));
  const [sql] = clients;
  if (!sql) throw new Error("no client");
  const ranges = await listPartitions(sql);
  for (const from of [long, long + weekMs]) {
    expect(ranges.filter((range) => range.from === from)).toEqual([{ from, to: from + weekMs }]);
  }
  await Promise.all(clients.map((client) => client.end()));
});

it("says so when the server cannot be reached", async () => {
  const nowhere = new URL(url);
  nowhere.port = "1";
  await expect(migrate(nowhere.href)).rejects.toThrow(/ECONNREFUSED/);
});
