import type { Sql, TransactionSql } from "postgres";
import { lowestIdAt, partitionStorage, type Range, startOfWeek } from "@/db/partitions";

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** Above this the product splits a week into days. */
const spansPerWideWeek = 1_000_000;

export const spanTables = ["spans", "span_contents"] as const;
export type SpanTable = (typeof spanTables)[number];

/** The partitions the product would have made for this many spans over this time, oldest first. */
export function rangesOf(from: number, to: number, spanCount: number): Range[] {
  const byDay = (spanCount / (to - from)) * weekMs > spansPerWideWeek;
  const width = byDay ? dayMs : weekMs;
  const ranges: Range[] = [];
  for (let at = byDay ? from : startOfWeek(from); at < to; at += width)
    ranges.push({ from: at, to: at + width });
  return ranges;
}

export function nameOf(table: SpanTable, { from, to }: Range): string {
  const day = new Date(from).toISOString().slice(0, 10).replaceAll("-", "");
  return `${table}_${to - from === dayMs ? "day" : "week"}_${day}`;
}

/** The future partition as a bare table: rows go in several times faster without indexes. */
export async function createBeside(tx: TransactionSql, table: SpanTable, range: Range): Promise<string> {
  const name = nameOf(table, range);
  await tx.unsafe(`
    create table ${name} (
      like ${table} including defaults including storage,
      constraint in_range check (id >= '${lowestIdAt(range.from)}' and id < '${lowestIdAt(range.to)}')
    ) ${partitionStorage[table]}`);
  return name;
}

/** Makes it one. PostgreSQL builds whatever indexes the table asks for; the constraint spares it a look at the rows. */
export async function attach(sql: Sql, table: SpanTable, range: Range): Promise<void> {
  const name = nameOf(table, range);
  await sql.unsafe(`
    alter table ${table} attach partition ${name}
      for values from ('${lowestIdAt(range.from)}') to ('${lowestIdAt(range.to)}')`);
  await sql.unsafe(`alter table ${name} drop constraint in_range`);
}
