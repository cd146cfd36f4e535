import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import postgres, { type Sql } from "postgres";
import { listPartitions, lowestIdAt } from "@/db/partitions";
import { type SpanTable, spanTables } from "../generate/partitions";

const rowsPerCopy = 1_000;
const connections = 2;
const mostRows = 100_000;

/** A stretch of a file: whole lines. */
type Piece = { from: number; to: number };
type Dump = { file: FileHandle; pieces: Piece[] };

/**
 * The baseline of ingestion: the newest rows the product stored, read back and copied as they are into new tables
 * with the same columns, indexes and partitions, spans and contents of a thousand in one transaction, two
 * transactions at a time. No rollups, no derivation, no HTTP: what PostgreSQL alone needs to hold them.
 *
 * @param since epoch milliseconds: rows received before are left out
 */
export async function measureRawCopy(
  url: string,
  folder: string,
  since: number,
): Promise<{ rows: number; rowsPerSecond: number }> {
  const sql = postgres(url, {
    max: connections,
    onnotice: () => {},
    connection: { TimeZone: "UTC", plan_cache_mode: "force_custom_plan" },
  });
  const paths = spanTables.map((table) => join(folder, `raw-${table}.copy`));
  const dumps: Dump[] = [];
  try {
    const rows = await pick(sql, since);
    await createTables(sql);
    for (const [i, table] of spanTables.entries()) dumps.push(await dump(sql, table, paths[i] ?? ""));
    await sql`checkpoint`;
    const started = performance.now();
    let next = 0;
    const work = async () => {
      for (let piece = next++; piece < Math.ceil(rows / rowsPerCopy); piece = next++)
        await copyPiece(sql, dumps, piece);
    };
    await Promise.all(Array.from({ length: connections }, work));
    return { rows, rowsPerSecond: (rows / (performance.now() - started)) * 1_000 };
  } finally {
    await sql.end();
    for (const { file } of dumps) await file.close();
    for (const path of paths) await rm(path, { force: true });
  }
}

/** Notes which rows are copied, in the order they came. */
async function pick(sql: Sql, since: number): Promise<number> {
  await sql`
    create table raw_picked as
    select organization_id, id, trace_id, row_number() over (order by received_at, id) as n
    from (
      select organization_id, id, trace_id, received_at from spans
      where received_at >= ${new Date(since).toISOString()} order by received_at desc limit ${mostRows}
    ) newest`;
  const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from raw_picked`;
  return row?.rows ?? 0;
}

async function createTables(sql: Sql): Promise<void> {
  const ranges = await listPartitions(sql);
  for (const table of spanTables) {
    await sql.unsafe(`create table raw_${table} (like ${table} including all) partition by range (id)`);
    for (const [i, { from, to }] of ranges.entries()) {
      const low = from === 0 ? "minvalue" : `'${lowestIdAt(from)}'`;
      await sql.unsafe(
        `create table raw_${table}_${i} partition of raw_${table} for values from (${low}) to ('${lowestIdAt(to)}')`,
      );
    }
  }
}

/** Writes the picked rows of a table into a file and says where each thousand of them lies. */
async function dump(sql: Sql, table: SpanTable, path: string): Promise<Dump> {
  const file = await open(path, "w+");
  const stream = await sql
    .unsafe(
      `copy (
        select t.* from raw_picked p join ${table} t using (organization_id, id, trace_id) order by p.n
      ) to stdout`,
    )
    .readable();
  const pieces: Piece[] = [];
  let from = 0;
  let position = 0;
  let lines = 0;
  await pipeline(stream, async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
        lines += 1;
        if (lines % rowsPerCopy > 0) continue;
        pieces.push({ from, to: position + at + 1 });
        from = position + at + 1;
      }
      await file.write(chunk, 0, chunk.length, position);
      position += chunk.length;
    }
  });
  // postgres.js leaves a connection paused whose last rows came faster than they were read, and its next statement would
  // wait for ever; only reading resumes it.
  stream._read(0);
  if (from < position) pieces.push({ from, to: position });
  return { file, pieces };
}

async function copyPiece(sql: Sql, dumps: readonly Dump[], number: number): Promise<void> {
  await sql.begin(async (tx) => {
    for (const [i, { file, pieces }] of dumps.entries()) {
      const piece = pieces[number];
      if (!piece) continue;
      const { buffer } = await file.read({
        buffer: Buffer.alloc(piece.to - piece.from),
        position: piece.from,
      });
      const stream = await tx.unsafe(`copy raw_${spanTables[i]} from stdin`).writable();
      await pipeline([buffer], stream);
    }
  });
}
