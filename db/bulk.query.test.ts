import { boolean, integer, jsonb, pgTable, real, text, uuid } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { columnsOf, insertRows, selectList } from "./bulk";
import type { Connection } from "./index";
import { instant, int8 } from "./schema/columns";
import { openTestDatabase } from "./testing/database";

const samples = pgTable("samples", {
  place: integer("place"),
  words: text("words"),
  facts: jsonb("facts"),
  key: uuid("key"),
  count: int8("count"),
  speed: real("speed"),
  isOpen: boolean("is_open"),
  at: instant("at"),
});

let database: Connection & { drop: () => Promise<void> };
beforeAll(async () => {
  database = await openTestDatabase();
  const columns = columnsOf(samples).map(({ name, type }) => `${name} ${type}`);
  await database.sql.unsafe(`create table samples (${columns.join(", ")})`);
});
afterAll(() => database.drop());

test.each([
  ["whatever their texts hold", []],
  ["also where a text holds what divides texts", ["a\u001fb"]],
  ["also where a text is what stands for none", ["\u001e"]],
])("rows come back as they went in, %s", async (_, more) => {
  await database.sql`truncate samples`;
  const texts = [
    '"',
    "\\",
    '\\"',
    "a,b",
    "{}",
    "NULL",
    "null",
    "",
    " x ",
    "\n\t\r",
    "é😀",
    '{"a":[1,"\\\\"]}',
    null,
    ...more,
  ];
  const rows = texts.map((words, place) => ({
    place,
    words,
    facts: words === null ? null : { [words]: [words, place] },
    key: place % 2 ? null : `00000000-0000-0000-0000-0000000000${String(place).padStart(2, "0")}`,
    count: place === 0 ? null : 2 ** 52 + place,
    speed: place === 0 ? null : place / 2,
    isOpen: place === 0 ? null : place % 2 === 0,
    at: place === 0 ? null : `2026-11-20T12:00:00.${String(place).padStart(6, "0")}Z`,
  }));
  await database.sql.begin((tx) => insertRows(tx, samples, "samples", rows));
  const stored =
    await database.sql`select ${selectList(database.sql, samples, "s")} from samples s order by place`;
  expect([...stored]).toEqual(rows);
});

test.each([[""], ["x"], [null]])("a row alone comes back: %j", async (words) => {
  await database.sql`truncate samples`;
  await database.sql.begin((tx) => insertRows(tx, samples, "samples", [{ words }]));
  expect([...(await database.sql`select words from samples`)]).toEqual([{ words }]);
});
