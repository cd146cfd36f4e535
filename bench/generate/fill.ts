import postgres, { type Sql } from "postgres";
import type { Connection } from "@/db";
import { lowestIdAt, type Range } from "@/db/partitions";
import { spanContents, spans as spansTable } from "@/db/schema/spans";
import { createOrganization } from "@/lib/organizations/mutations";
import { pricesOf } from "@/lib/pricing/store";
import { rebuildRollups } from "@/lib/rollups/rebuild";
import { rememberEnvironments } from "@/lib/spans/environments";
import { signContents } from "@/lib/spans/search/sign-contents";
import { spansPerSignature } from "@/lib/spans/search/signature";
import { type CopyIn, copyInto } from "./copy";
import { attach, createBeside, rangesOf } from "./partitions";
import type { Rows } from "./rows";
import { type FillOptions, generatedRows, type Organization } from "./stream";

const dayMs = 86_400_000;

export type Progress = (step: string) => void;

/**
 * Fills a migrated, empty database with spans: COPY into tables beside the partitioned ones, which become their
 * partitions once they are full, then rollups from the spans.
 *
 * @returns the ids of its organizations, the large one first
 */
export async function fillStore(
  { url, sql }: Connection,
  options: FillOptions,
  progress: Progress = () => {},
): Promise<number[]> {
  const organizations = await makeOrganizations(sql, options.organizations);
  const loader = postgres(url, {
    max: 4,
    onnotice: () => {},
    connection: { TimeZone: "UTC", maintenance_work_mem: "1GB", synchronous_commit: "off" },
  });
  try {
    await load(loader, organizations, options, progress);
    progress("Gathering statistics");
    await loader`analyze spans, span_contents`;
    for (const [i, { organizationId }] of organizations.entries()) {
      progress(`Rebuilding the rollups of organization ${i + 1} of ${organizations.length}`);
      await rebuildRollups(sql, organizationId);
    }
    progress("Signing the contents");
    await leaveAllUnsigned(sql);
    await signContents(new AbortController().signal, { isSparing: false });
    await loader`vacuum analyze`;
  } finally {
    await loader.end();
  }
  return organizations.map(({ organizationId }) => organizationId);
}

async function makeOrganizations(sql: Connection["sql"], count: number): Promise<Organization[]> {
  const made: Organization[] = [];
  for (let i = 0; i < count; i++) {
    const name = i === 0 ? "Bench" : `Bench ${i + 1}`;
    const { id } = await createOrganization({ name }, { by: "bench" });
    for (const side of ["prod", "test"] as const)
      await rememberEnvironments(sql, id, side, new Set(["staging"]));
    made.push({ organizationId: id, prices: await pricesOf(sql, id) });
  }
  return made;
}

async function load(
  sql: Sql,
  organizations: readonly Organization[],
  options: FillOptions,
  progress: Progress,
): Promise<void> {
  const from = options.anchorMs - options.days * dayMs;
  const batches = generatedRows(organizations, options, from);
  const ranges = rangesOf(from, options.anchorMs, options.spans);
  let held: Rows = { spans: [], contents: [] };
  let attached: Promise<void> = Promise.resolve();
  for (const [i, range] of ranges.entries()) {
    progress(`Filling partition ${i + 1} of ${ranges.length}`);
    held = await fillPartition(sql, range, held, batches);
    // While one is indexed the next is filled: there are two cores.
    await attached;
    attached = attachBoth(sql, range);
    attached.catch(() => {});
  }
  progress("Waiting for the last index");
  await attached;
  await copyRows(sql, held);
}

async function attachBoth(sql: Sql, range: Range): Promise<void> {
  await attach(sql, "spans", range);
  await attach(sql, "span_contents", range);
}

/** @returns rows already made that belong to later partitions */
async function fillPartition(sql: Sql, range: Range, held: Rows, batches: Iterator<Rows>): Promise<Rows> {
  const end = lowestIdAt(range.to);
  const later: Rows = { spans: [], contents: [] };
  // Rows that become visible with their table need no second look by a vacuum.
  await sql.begin(async (forSpans) => {
    await sql.begin(async (forContents) => {
      const spans = await copyInto(forSpans, spansTable, await createBeside(forSpans, "spans", range), [
        "freeze",
      ]);
      const contents = await copyInto(
        forContents,
        spanContents,
        await createBeside(forContents, "span_contents", range),
        ["freeze"],
      );
      await sortInto(held, end, spans, contents, later);
      // Traces come in the order of their starts, so one that begins beyond the end ends this partition.
      for (let next = batches.next(); !next.done; next = batches.next()) {
        await sortInto(next.value, end, spans, contents, later);
        if ((next.value.spans[0]?.id ?? "") >= end) break;
      }
      await Promise.all([spans.end(), contents.end()]);
    });
  });
  return later;
}

async function sortInto(
  rows: Rows,
  end: string,
  spans: CopyIn,
  contents: CopyIn,
  later: Rows,
): Promise<void> {
  for (const row of rows.spans) {
    if (row.id < end) await spans.write(row);
    else later.spans.push(row);
  }
  for (const row of rows.contents) {
    if (row.id < end) await contents.write(row);
    else later.contents.push(row);
  }
}

/** As the writer leaves them, a signature's worth at a time. */
async function leaveAllUnsigned(sql: Sql): Promise<void> {
  await sql`
    insert into unsigned_contents (organization_id, low, high, ids, count)
    select organization_id, ids[1], ids[cardinality(ids)], ids, cardinality(ids)
    from (
      select organization_id, array_agg(id order by id) as ids
      from (
        select organization_id, id, (row_number() over (partition by organization_id order by id) - 1) / ${spansPerSignature}::int as batch
        from span_contents
      ) numbered
      group by organization_id, batch
    ) batches`;
}

/** What reaches past the last partition lies in the present's, which is there. */
async function copyRows(sql: Sql, rows: Rows): Promise<void> {
  const [spans, contents] = [
    await copyInto(sql, spansTable, "spans"),
    await copyInto(sql, spanContents, "span_contents"),
  ];
  for (const row of rows.spans) await spans.write(row);
  for (const row of rows.contents) await contents.write(row);
  await Promise.all([spans.end(), contents.end()]);
}
