import "server-only";
import { connection } from "@/db";
import { lowestIdAt } from "@/db/partitions";
import { type IdRange, millisecondsOf } from "./id-range";

const hourMs = 3_600_000;
/** Hours added up: few where they are full, and many at once where those were not enough. */
const someHours = 8;
const manyHours = 2_000;

export type Extent = {
  /** The part of the range that has spans, to the hour. */
  range: IdRange;
  /** Its front, to the hour, with about as many spans as were asked for; fewer where they are thinly spread. */
  front: IdRange;
  /** Its last hour. */
  back: IdRange;
};

/**
 * Where an organization's spans lie in a range, by the hours of the cube. Asking the spans themselves means planning over
 * every partition, which takes ten times as long as the answer.
 *
 * @param enough spans in front
 * @returns null when the range has none
 */
export async function extentOf(
  organizationId: number,
  range: IdRange,
  newestFirst: boolean,
  enough: number,
): Promise<Extent | null> {
  const { sql } = connection();
  const from = Math.floor(millisecondsOf(range.low) / hourMs) * hourMs;
  const hours = sql`from usage_hours where organization_id = ${organizationId} and span_count > 0
    and at >= to_timestamp(${from / 1_000}::float8) and at < to_timestamp(${Math.ceil(millisecondsOf(range.high) / 1_000)}::float8)`;
  const nearest = (count: number) => sql<Hour[]>`
    select extract(epoch from at)::float8 * 1000 as ms, sum(span_count)::float8 as count ${hours}
    group by at order by at ${newestFirst ? sql`desc` : sql``} limit ${count}`;
  const [some, far] = await Promise.all([
    nearest(someHours),
    sql<{ ms: number }[]>`
      select extract(epoch from at)::float8 * 1000 as ms ${hours} order by at ${newestFirst ? sql`` : sql`desc`} limit 1`,
  ]);
  const near = some.length < someHours || spansIn(some) >= enough ? some : await nearest(manyHours);
  const [first, last] = [near[0]?.ms, far[0]?.ms];
  if (first === undefined || last === undefined) return null;
  const end = frontEnd(near, enough);
  return {
    range: clip(range, Math.min(first, last), Math.max(first, last) + hourMs),
    front: clip(range, Math.min(first, end), Math.max(first, end) + hourMs),
    back: clip(range, last, last + hourMs),
  };
}

type Hour = { ms: number; count: number };

function spansIn(hours: readonly Hour[]): number {
  return hours.reduce((sum, { count }) => sum + count, 0);
}

/** The hour with which there are enough. */
function frontEnd(hours: readonly Hour[], enough: number): number {
  let sum = 0;
  const last = hours.find(({ count }) => {
    sum += count;
    return sum >= enough;
  });
  return (last ?? hours.at(-1))?.ms ?? 0;
}

function clip({ low, high }: IdRange, from: number, to: number): IdRange {
  const [first, end] = [lowestIdAt(from), lowestIdAt(to)];
  return { low: first > low ? first : low, high: end < high ? end : high };
}
