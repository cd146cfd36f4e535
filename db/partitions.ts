import type { Sql } from "./index";

/** Weeks before now that get partitions of their own; everything older shares the first one. */
const weeksBack = 13;
/** Weeks created ahead of time. */
const weeksAhead = 2;
/** Above this many spans a week the next weeks are created by day. */
const spansPerWideWeek = 1_000_000;

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** A half-open range of start times in milliseconds since the epoch. */
export type Range = { from: number; to: number };

/** The Monday 00:00 UTC at or before `ms`. The epoch was a Thursday. */
export function startOfWeek(ms: number): number {
  const monday = 4 * dayMs;
  return Math.floor((ms - monday) / weekMs) * weekMs + monday;
}

/** What 48 bits can say, in the year 10889. */
const lastMs = 2 ** 48 - 1;

/** The smallest UUIDv7 of a millisecond: the bound of partitions and of time filters on `id`. */
export function lowestIdAt(ms: number): string {
  const hex = Math.min(Math.max(0, Math.floor(ms)), lastMs)
    .toString(16)
    .padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}

function millisecondsOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

function nameOf(table: string, range: Range): string {
  const day = new Date(range.from).toISOString().slice(0, 10).replaceAll("-", "");
  return `${table}_${range.to - range.from === dayMs ? "day" : "week"}_${day}`;
}

const tables = ["spans", "span_contents"] as const;

/**
 * Lists want the visibility map of spans and the pending list of their GIN index tended more often than the defaults
 * do; contents, which are only ever read by key, do not.
 */
export const partitionStorage = {
  spans: "with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02)",
  span_contents: "",
};

/** The ranges that exist, oldest first; the first begins at 0, which stands for MINVALUE. */
export async function listPartitions(sql: Sql): Promise<Range[]> {
  const rows = await sql<{ bound: string }[]>`
    select pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'spans'::regclass`;
  const ranges = rows.map(({ bound }) => {
    const [from, to] = [...bound.matchAll(/\((MINVALUE|'([0-9a-f-]{36})')\)/g)];
    return { from: from?.[2] ? millisecondsOfId(from[2]) : 0, to: to?.[2] ? millisecondsOfId(to[2]) : 0 };
  });
  return ranges.sort((a, b) => a.from - b.from);
}

/** Creates what is missing of the regular window: the oldest partition, the past weeks and the coming ones. */
export async function ensureRegularPartitions(sql: Sql, now = Date.now()): Promise<void> {
  const existing = await listPartitions(sql);
  if (existing.length === 0) {
    const until = startOfWeek(now) - weeksBack * weekMs;
    for (const table of tables) {
      await sql.unsafe(
        `create table if not exists ${table}_oldest partition of ${table} for values from (MINVALUE) to ('${lowestIdAt(until)}') ${partitionStorage[table]}`,
      );
    }
  }
  const current = startOfWeek(now);
  const byDay = (await spansOfLastWeek(sql, current)) > spansPerWideWeek;
  for (let week = current; week <= current + weeksAhead * weekMs; week += weekMs) {
    for (const range of byDay && week > current ? daysOf(week) : [{ from: week, to: week + weekMs }]) {
      await ensurePartition(sql, range);
    }
  }
}

async function spansOfLastWeek(sql: Sql, week: number): Promise<number> {
  const [row] = await sql<{ n: string | null }[]>`
    select sum(span_count)::text as n from usage_days
    where at >= ${new Date(week - weekMs).toISOString()} and at < ${new Date(week).toISOString()}`;
  return Number(row?.n ?? 0);
}

function daysOf(week: number): Range[] {
  return Array.from({ length: 7 }, (_, i) => ({ from: week + i * dayMs, to: week + (i + 1) * dayMs }));
}

/** Makes sure that every given start time (milliseconds) has a partition; back-dated weeks are made on demand. */
export async function ensurePartitionsFor(sql: Sql, startMs: Iterable<number>): Promise<void> {
  let known = await knownPartitions(sql);
  for (const ms of startMs) {
    if (known.some((range) => ms >= range.from && ms < range.to)) continue;
    const week = startOfWeek(ms);
    await ensurePartition(sql, { from: week, to: week + weekMs });
    known = await knownPartitions(sql, true);
  }
}

const cache = new WeakMap<Sql, Range[]>();

async function knownPartitions(sql: Sql, fresh = false): Promise<Range[]> {
  const cached = cache.get(sql);
  if (cached && !fresh) return cached;
  const ranges = await listPartitions(sql);
  cache.set(sql, ranges);
  return ranges;
}

/**
 * Creates one partition of both tables in a short transaction of its own: build beside, then attach, so that
 * readers and writers of the other partitions never wait. Another process may do the same at the same time.
 */
async function ensurePartition(sql: Sql, range: Range): Promise<void> {
  const covered = (await listPartitions(sql)).some((r) => r.from < range.to && r.to > range.from);
  if (covered) return;
  const from = lowestIdAt(range.from);
  const to = lowestIdAt(range.to);
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.begin(async (tx) => {
        await tx`set local lock_timeout = '2s'`;
        await tx`select pg_advisory_xact_lock(hashtext('spandrel partition'))`;
        for (const table of tables) {
          const name = nameOf(table, range);
          const [found] = await tx`select to_regclass(${name}) is not null as exists`;
          if (found?.exists) continue;
          await tx.unsafe(
            `create table ${name} (like ${table} including all, check (id >= '${from}' and id < '${to}')) ${partitionStorage[table]}`,
          );
          await tx.unsafe(
            `alter table ${table} attach partition ${name} for values from ('${from}') to ('${to}')`,
          );
          await tx.unsafe(`alter table ${name} drop constraint ${name}_id_check`);
        }
      });
      return;
    } catch (error) {
      if (attempt === 5 || (error as { code?: string }).code !== "55P03") throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    }
  }
}
