import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "./index";
import { migrate } from "./migrate";
import { ensurePartitionsFor, listPartitions } from "./partitions";
import * as accounts from "./schema/accounts";
import * as apiKeys from "./schema/api-keys";
import * as audit from "./schema/audit";
import * as organizations from "./schema/organizations";
import * as prices from "./schema/prices";
import * as rollups from "./schema/rollups";
import * as search from "./schema/search";
import * as settings from "./schema/settings";
import * as spans from "./schema/spans";
import * as views from "./schema/views";
import { openTestDatabase } from "./testing/database";

let database: Connection & { drop: () => Promise<void> };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const modules = {
  ...accounts,
  ...apiKeys,
  ...audit,
  ...organizations,
  ...prices,
  ...rollups,
  ...search,
  ...settings,
  ...views,
  ...spans,
};
const tables = Object.values(modules).flatMap((value): PgTable[] => (is(value, PgTable) ? [value] : []));

describe("the schema in TypeScript is the schema in the database", () => {
  test.each(tables.map((table) => [getTableName(table), table] as const))("%s", async (name, table) => {
    const columns = await database.sql`
      select column_name as name, is_nullable = 'NO' as "notNull",
        format_type(a.atttypid, a.atttypmod) as type
      from information_schema.columns c
      join pg_attribute a on a.attrelid = ${name}::regclass and a.attname = c.column_name
      where table_name = ${name} order by column_name`;
    const declared = Object.values(getTableColumns(table)).map((column) => ({
      name: column.name,
      notNull: column.notNull,
      type: column.getSQLType().replace("timestamp (6)", "timestamp(6)"),
    }));
    expect([...columns].map((column) => ({ ...column }))).toEqual(
      declared.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  test("no table is left undeclared", async () => {
    const rows = await database.sql`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`;
    expect(rows.map((row) => row.name).sort()).toEqual(tables.map(getTableName).sort());
  });
});

test("two processes may migrate at once, and again", async () => {
  await Promise.all([migrate(database.url), migrate(database.url)]);
  await migrate(database.url);
});

test("two writers may ask for the same new weeks at once", async () => {
  const before = (await listPartitions(database.sql)).length;
  const weeksAgo = (weeks: number) => Date.now() - weeks * 7 * 86_400_000;
  const asked = [weeksAgo(5), weeksAgo(6), weeksAgo(7)];
  await Promise.all([
    ensurePartitionsFor(database.sql, asked),
    ensurePartitionsFor(database.sql, [...asked].reverse()),
    ensurePartitionsFor(database.sql, [weeksAgo(400), Date.now()]),
  ]);
  const ranges = await listPartitions(database.sql);
  expect(ranges).toHaveLength(before + 3);
  for (const [i, range] of ranges.entries()) {
    const next = ranges[i + 1];
    if (next) expect(range.to).toBeLessThanOrEqual(next.from);
  }
});
