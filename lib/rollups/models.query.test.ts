import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { modelLabels, modelLimit, otherModel, rememberModels } from "./models";

let database: Connection & { drop: () => Promise<void> };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const labels = (organizationId: number, models: string[]) =>
  database.sql.begin(async (tx) => {
    const labelOf = await modelLabels(database.sql, tx, organizationId, models);
    return models.map(labelOf);
  });

test("two thousand models keep their names, the rest are other, for each organization", async () => {
  const many = Array.from({ length: modelLimit - 1 }, (_, i) => `model-${i}`);
  await rememberModels(database.sql, 1, many);
  await rememberModels(database.sql, 1, ["b-last", "c-too-many"]);
  await rememberModels(database.sql, 1, ["d-too-many"]);
  expect(await labels(1, ["model-0", "b-last", "c-too-many", "d-too-many", ""])).toEqual([
    "model-0",
    "b-last",
    otherModel,
    otherModel,
    "",
  ]);
  await rememberModels(database.sql, 2, ["c-too-many"]);
  expect(await labels(2, ["c-too-many", ""])).toEqual(["c-too-many", ""]);
});

test("a name another process entered is known", async () => {
  await rememberModels(database.sql, 3, ["here"]);
  await database.sql`insert into rollup_models (organization_id, model) values (3, 'elsewhere')`;
  expect(await labels(3, ["here", "elsewhere", "never"])).toEqual(["here", "elsewhere", otherModel]);
});
