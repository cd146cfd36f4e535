import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { listPartitions, startOfWeek } from "@/db/partitions";
import { openTestDatabase } from "@/db/testing/database";
import { scopeOfJob } from "@/lib/auth/scope";
import { listSpans } from "@/lib/spans/queries";
import { fillStore } from "./fill";

let database: Connection & { drop: () => Promise<void> };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const dayMs = 86_400_000;

test("a filled store has what was asked for, in partitions with every index, and its rollups agree", async () => {
  const { sql } = database;
  const anchorMs = startOfWeek(Date.now());
  const options = { seed: "fill", spans: 3_000, withContents: 1_000, organizations: 3, days: 16, anchorMs };
  const organizations = await fillStore(database, options);
  expect(organizations).toHaveLength(3);

  const [counts] = await sql`
    select count(*)::int as spans, (select count(*)::int from span_contents) as contents,
      count(*) filter (where organization_id = ${organizations[0] ?? 0})::float8 / count(*) as "inFirst",
      (select sum(span_count)::int from traces) as "inTraces", (select sum(span_count)::int from usage_days) as "inDays"
    from spans`;
  expect(counts).toMatchObject({ spans: 3_000, inTraces: 3_000, inDays: 3_000 });
  // Contents begin with a whole trace.
  expect(counts?.contents).toBeGreaterThan(900);
  expect(counts?.contents).toBeLessThanOrEqual(1_000);
  expect(counts?.inFirst).toBeCloseTo(0.8, 0.5);

  const ranges = (await listPartitions(sql)).filter((range) => range.from > 0 && range.to <= anchorMs);
  expect(ranges.map((range) => range.to - range.from)).toEqual([7 * dayMs, 7 * dayMs, 7 * dayMs]);
  const [indexes] = await sql`
    select count(*) filter (where tablename like 'spans\\_week\\_%') as partitions,
      count(*) filter (where tablename = 'spans') * count(distinct tablename) filter (where tablename like 'spans\\_week\\_%') as due
    from pg_indexes`;
  expect(indexes?.partitions).toBe(indexes?.due);

  const scope = scopeOfJob(organizations[0] ?? 0, "test");
  const { rows } = await listSpans(scope, {
    environment: null,
    from: null,
    to: anchorMs,
    filters: [],
    limit: 5,
  });
  expect(rows).toHaveLength(5);
  expect(rows.every((row) => row.inputPreview !== null)).toBe(true);
});
