import "server-only";
import { connection, type Fragment } from "@/db";
import { lowestIdAt } from "@/db/partitions";

/** Rows a newest-first walk may look at before filters go first. */
const walkLength = 2_000;
const dayMs = 86_400_000;

/** A half-open range of row ids, newest first: `low` inclusive, `high` exclusive. */
export type IdRange = { low: string; high: string };

/** The id range of start times, in epoch milliseconds; null is open. */
export function idRange(from: number | null, to: number | null): IdRange {
  return {
    low: from === null ? "00000000-0000-0000-0000-000000000000" : lowestIdAt(from),
    high: to === null ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : lowestIdAt(to),
  };
}

function millisecondsOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/**
 * The newest spans that match, newest first, however rare they are. A `LIMIT` over a rare filter makes the planner
 * walk everything, so the walk is bounded: first over the newest rows as they lie, then filter-first over windows
 * that reach back ever further until enough is found. The windows never overlap, so that spans which arrive in
 * between cannot make one appear twice.
 *
 * @param base the condition every row of the list meets, on the alias `s`
 * @param filters the condition that may be rare, on the alias `s`
 */
export async function readNewest<Row>(
  columns: Fragment,
  base: Fragment,
  filters: Fragment | null,
  range: IdRange,
  limit: number,
): Promise<Row[]> {
  const { sql } = connection();
  const read = (low: string, high: string, order: Fragment, count: number) => sql<Row[] & object[]>`
    select ${columns} from spans s
    where ${base} and s.id >= ${low} and s.id < ${high} and ${filters ?? sql`true`}
    order by ${order} limit ${count}`;
  const newestFirst = sql`s.id desc`;
  if (filters === null) return read(range.low, range.high, newestFirst, limit);
  const inRange = sql`from spans s where ${base} and s.id >= ${range.low} and s.id < ${range.high}`;
  const [rows] = await sql<{ walked: string | null; oldest: string | null }[]>`
    select (select s.id ${inRange} order by s.id desc offset ${walkLength - 1} limit 1) as walked,
      (select s.id ${inRange} order by s.id limit 1) as oldest`;
  const oldest = rows?.oldest ?? range.high;
  let low = rows?.walked ?? oldest;
  const found: Row[] = [...(await read(low, range.high, newestFirst, limit))];
  for (let days = 1; low > oldest && found.length < limit; ) {
    const high = low;
    low = laterOf(lowestIdAt(millisecondsOf(high) - days * dayMs), oldest);
    // No index has start_time, so this order cannot be had by walking: the filters' own indexes must be used.
    const window = await read(low, high, sql`s.start_time desc, s.id desc`, limit - found.length);
    found.push(...window);
    days *= window.length === 0 ? 4 : 2;
  }
  return found;
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
