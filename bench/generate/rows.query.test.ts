import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { columnsOf } from "@/db/bulk";
import { spanContents, spans as spansTable } from "@/db/schema/spans";
import { openTestDatabase } from "@/db/testing/database";
import { scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { pricesOf } from "@/lib/pricing/store";
import { writeSpans } from "@/lib/spans/write";
import { newSpanOf } from "../workload/new-span";
import { workload } from "../workload/workload";
import { copyInto } from "./copy";
import { rowsOf } from "./rows";

let database: Connection & { drop: () => Promise<void> };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

test("the generator copies the very rows the writer stores for the same spans", async () => {
  const { sql } = database;
  const { id: organizationId } = await createOrganization({ name: "Test" });
  const source = workload("rows");
  const start = Date.now() * 1000 - 3_600_000_000;
  const traces = Array.from({ length: 75 }, (_, i) => source.next(start + i * 1_000_000));
  for (const side of ["prod", "test"] as const) {
    const spans = traces.filter((trace) => trace.side === side).flatMap((trace) => trace.spans);
    const outcomes = await writeSpans(scopeOfJob(organizationId, "test", side), spans.map(newSpanOf));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
  }

  const prices = await pricesOf(sql, organizationId);
  await sql.unsafe(
    "create table copied_spans (like spans); create table copied_contents (like span_contents)",
  );
  const spans = await copyInto(sql, spansTable, "copied_spans");
  const contents = await copyInto(sql, spanContents, "copied_contents");
  for (const trace of traces) {
    const rows = rowsOf(trace, { organizationId, prices });
    for (const row of rows.spans) await spans.write(row);
    for (const row of rows.contents) await contents.write(row);
  }
  await Promise.all([spans.end(), contents.end()]);

  // When a span was received is the one thing that is not of the span.
  const columns = (table: typeof spansTable | typeof spanContents) =>
    columnsOf(table)
      .flatMap(({ name }) => (name === "received_at" ? [] : [`"${name}"`]))
      .join(", ");
  const spanCount = traces.reduce((sum, trace) => sum + trace.spans.length, 0);
  for (const [written, copied, list] of [
    ["spans", "copied_spans", columns(spansTable)],
    ["span_contents", "copied_contents", columns(spanContents)],
  ]) {
    const [row] = await sql.unsafe(`
      select (select count(*)::int from ${copied}) as rows,
        (select count(*)::int from (select ${list} from ${written} except select ${list} from ${copied}) d) as missing,
        (select count(*)::int from (select ${list} from ${copied} except select ${list} from ${written}) d) as extra`);
    expect({ written, ...row }).toEqual({ written, rows: spanCount, missing: 0, extra: 0 });
  }
  expect(spanCount).toBeGreaterThan(400);
});
