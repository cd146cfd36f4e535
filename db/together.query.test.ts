import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "./index";
import { openTestDatabase } from "./testing/database";
import { together } from "./together";

let database: Connection & { drop: () => Promise<void> };
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql`create table marks (mark int)`;
});
afterAll(() => database.drop());

test("when one statement fails, none of the others runs after the transaction", async () => {
  const failed = database.sql.begin(async (tx) => {
    const slow = async () => {
      await tx`select 1`;
      await sleep(100);
      await tx`insert into marks values (1)`;
    };
    await together([slow(), tx`select 1 / 0`]);
  });
  await expect(failed).rejects.toMatchObject({ code: "22012" });
  await sleep(200);
  expect(await database.sql`select * from marks`).toHaveLength(0);
});
