import "server-only";
import { connection, type Fragment, type Sql, type Tx } from "@/db";
import type { Budget } from "./budget";
import { extentOf } from "./extent";
import { frontOf, type IdRange, isEmptyRange, millisecondsOf, nextId, restOf } from "./id-range";
import type { ListRead } from "./list-read";
import type { FindCandidates } from "./search/candidates";

/** Rows a walk in the order of time may look at before filters go first; fewer where each is looked through for words. */
const walkLength = 12_000;
const wordsWalkLength = 2_000;
const dayMs = 86_400_000;
/** A window aims at this time; the next one is as much larger or smaller. */
const windowAimMs = 200;
/** A walk that took longer has filters that must look at every row, so that windows begin no larger than it was. */
const slowWalkMs = 25;

export type TimeRead = ListRead & {
  /** Where the filters look for words: the only spans at the front of a range that can match; null when that is not known. */
  candidatesIn?: FindCandidates | undefined;
};

/** `stoppedAt`: the time was over there. Null when the range was searched to its end, or as many found as were asked for. */
export type TimeFound<Row> = { rows: Row[]; stoppedAt: string | null };

/**
 * The spans that match, in the order of time, however rare they are. A `LIMIT` over a rare filter makes the planner
 * walk everything, so the walk is bounded: first over the nearest rows as they lie, then filter-first over windows
 * that reach ever further until enough is found. The windows never overlap, so that spans which arrive in between
 * cannot make one appear twice. A window that takes too long is tried again smaller.
 *
 * Where the time is over first, `stoppedAt` is the edge of what was searched: going on means from there, `low` of the
 * last window newest first (it was searched itself), else its `high` (it was not).
 */
export async function readByTime<Row>(read: TimeRead, budget: Budget): Promise<TimeFound<Row>> {
  const { filters, limit, newestFirst } = read;
  const { sql } = connection();
  const byId = newestFirst ? sql`s.id desc` : sql`s.id`;
  // No index has start_time, so this order cannot be had by walking: the filters' own indexes must be used.
  const byStart = newestFirst ? sql`s.start_time desc, s.id desc` : sql`s.start_time, s.id`;
  if (filters === null) return { rows: await readAll<Row>(read, byId), stoppedAt: null };

  const edges = await edgesOf(read);
  if (edges === null) return { rows: [], stoppedAt: null };
  let rest = edges.range;
  let window = edges.walk;
  let ids: readonly string[] | undefined;
  let isWalk = true;
  const rows: Row[] = [];
  for (;;) {
    const width = Math.max(1, millisecondsOf(window.high) - millisecondsOf(window.low));
    const began = performance.now();
    const order = isWalk ? byId : byStart;
    const found = await budget.run(
      (sql) => readWindow<Row>(sql, read, { ...window, order, limit: limit - rows.length, ids }),
      width === 1,
    );
    const tookMs = performance.now() - began;
    if (found !== null) {
      budget.advance();
      rows.push(...found);
      rest = restOf(rest, window, newestFirst);
      if (rows.length >= limit || isEmptyRange(rest)) return { rows, stoppedAt: null };
    }
    if (budget.isSpent) return { rows, stoppedAt: newestFirst ? rest.high : rest.low };
    const factor = found === null ? 1 / 8 : growth(tookMs, found.length);
    const isCheapWalk = isWalk && found !== null && tookMs < slowWalkMs;
    const front = frontOf(rest, isCheapWalk ? dayMs : Math.max(1, width * factor), newestFirst);
    // Candidates are few however wide the range is, unless those of the last window were too much.
    const narrowed = await read.candidatesIn?.(found === null ? front : rest, newestFirst);
    window = narrowed?.window ?? front;
    ids = narrowed?.ids;
    isWalk = false;
  }
}

type Window = IdRange & { order: Fragment; limit: number; ids?: readonly string[] | undefined };

function readWindow<Row>(sql: Sql | Tx, read: TimeRead, { low, high, order, limit, ids }: Window) {
  // Columns outside: what they compute is computed of the rows that are returned, not of those that are sorted.
  return sql<Row[] & object[]>`
    select ${read.columns} from (
      select s.* from spans s
      where ${read.base} and s.id >= ${low} and s.id < ${high} and ${read.filters ?? sql`true`}
        and ${ids ? sql`s.id = any(${[...ids]}::uuid[])` : sql`true`}
      order by ${order} limit ${limit}
    ) s order by ${order}`;
}

function growth(tookMs: number, found: number): number {
  return Math.min(windowAimMs / Math.max(1, tookMs), found === 0 ? 4 : 2);
}

/** Every span matches: those at the front are enough, unless they are thinly spread. */
async function readAll<Row>(read: TimeRead, order: Fragment): Promise<Row[]> {
  const { sql } = connection();
  const { limit } = read;
  const extent = await extentOf(read.organizationId, read.range, read.newestFirst, limit);
  if (extent === null) return [];
  const near = await readWindow<Row>(sql, read, { ...extent.front, order, limit });
  return near.length === limit ? near : await readWindow<Row>(sql, read, { ...extent.range, order, limit });
}

/** The range from its first row to its last, and the walk at its front; null when no row is in it. */
async function edgesOf({ base, organizationId, range, newestFirst, candidatesIn }: TimeRead) {
  const { sql } = connection();
  const length = candidatesIn ? wordsWalkLength : walkLength;
  const extent = await extentOf(organizationId, range, newestFirst, length);
  if (extent === null) return null;
  const within = ({ low, high }: IdRange) =>
    sql`from spans s where ${base} and s.id >= ${low} and s.id < ${high}`;
  const forward = newestFirst ? sql`s.id desc` : sql`s.id`;
  const backward = newestFirst ? sql`s.id` : sql`s.id desc`;
  const [ids] = await sql<{ first: string | null; last: string | null; walked: string | null }[]>`
    select (select s.id ${within(extent.front)} order by ${forward} limit 1) as first,
      (select s.id ${within(extent.back)} order by ${backward} limit 1) as last,
      (select s.id ${within(extent.front)} order by ${forward} offset ${length - 1} limit 1) as walked`;
  // The hours at the ends may have their spans outside of the range.
  const { front } = extent;
  if (newestFirst) {
    const high = ids?.first ? nextId(ids.first) : front.high;
    return {
      range: { low: ids?.last ?? extent.range.low, high },
      walk: { low: ids?.walked ?? front.low, high },
    };
  }
  const low = ids?.first ?? front.low;
  return {
    range: { low, high: ids?.last ? nextId(ids.last) : extent.range.high },
    walk: { low, high: ids?.walked ? nextId(ids.walked) : front.high },
  };
}
