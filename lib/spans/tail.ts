import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { connection } from "@/db";
import { selectList } from "@/db/bulk";
import { spans } from "@/db/schema/spans";
import type { Scope } from "@/lib/auth/scope";
import { Budget } from "./budget";
import { conditionsOf, type SpanSelection } from "./conditions";
import { readPreviews, readSnippets } from "./contents";
import { idRange } from "./id-range";
import { microsOfIso } from "./instants";
import type { SpanRecord } from "./record";
import { rowOf } from "./row";
import { soughtWords } from "./snippet";
import type { SpanRow } from "./types";

const lookEveryMs = 300;
/** A transaction stamps its spans before it commits: one that is this much slower than another is still heard. */
const slowestCommitMicros = 2_000_000;
/** A page was read a moment before its tail begins. */
const startMicros = 30_000_000;
/** More rows at once nobody reads: the list is better read anew. */
const maxRows = 500;
/** A look that takes longer is given up. */
const lookMs = 5_000;
/** Who hears nothing is told this often where to resume, lest resuming look through hours in which nothing matched. */
const tellEveryMicros = 10_000_000;

/** `from` bounds the start, in epoch milliseconds; null is open. */
type TailQuery = Pick<SpanSelection, "environment" | "filters" | "from">;

/** What arrived, if anything, the newest start first. `cursor` resumes behind it. After a gap there is more than was told. */
export type TailBatch = { rows: SpanRow[]; cursor: number; isGap: boolean };

/**
 * The spans that match and are received from now on, or since `cursor`, whatever their start: one that ran for an hour
 * shows when it arrives. Each is told once, but for the last two seconds before a cursor. Ends with the signal.
 *
 * @param cursor `TailBatch.cursor`, microseconds since the epoch
 */
export async function* tailSpans(
  scope: Scope,
  query: TailQuery,
  signal: AbortSignal,
  cursor = Date.now() * 1_000 - startMicros,
): AsyncGenerator<TailBatch, void> {
  const told = new Map<string, number>();
  let newest = cursor;
  let resumesAt = cursor;
  for (; !signal.aborted; await sleep(lookEveryMs, undefined, { signal }).catch(() => {})) {
    const lookedAt = Date.now() * 1_000;
    const records = await received(scope, query, newest - slowestCommitMicros, signal);
    if (signal.aborted) return;
    const news = records?.filter((record) => !told.has(keyOf(record))) ?? [];
    for (const record of news) {
      const at = microsOfIso(record.receivedAt);
      told.set(keyOf(record), at);
      newest = Math.max(newest, at);
    }
    // Whatever matched until then was seen or given up, so that a rare match does not make the next look longer.
    newest = Math.max(newest, lookedAt - slowestCommitMicros);
    for (const [key, at] of told) if (at < newest - slowestCommitMicros) told.delete(key);
    const isGap = records === null || records.length === maxRows;
    if (news.length === 0 && !isGap && newest - resumesAt < tellEveryMicros) continue;
    resumesAt = newest;
    const ids = news.map(({ id }) => id);
    const [previews, snippets] = await Promise.all([
      readPreviews(scope, ids),
      readSnippets(scope, ids, soughtWords(query.filters)),
    ]);
    const rows = news.map((record) => {
      const snippet = snippets.get(record.id);
      return { ...rowOf(record, previews.get(record.id)), ...(snippet ? { snippet } : {}) };
    });
    rows.sort((a, b) => (a.id < b.id ? 1 : -1));
    yield { rows, cursor: newest, isGap };
  }
}

/** A part that moves the start gives the row another id; the span is the same. */
function keyOf({ traceId, spanId }: SpanRecord): string {
  return `${traceId}\n${spanId}`;
}

/** The last received of those that match; null when finding them takes too long. */
async function received(
  scope: Scope,
  query: TailQuery,
  sinceMicros: number,
  signal: AbortSignal,
): Promise<SpanRecord[] | null> {
  const { sql } = connection();
  const since = new Date(Math.floor(sinceMicros / 1_000)).toISOString();
  // A budget gives one statement half of it.
  return new Budget(2 * lookMs, signal).run(
    (on) => on<SpanRecord[]>`
      select ${selectList(sql, spans, "s")} from spans s
      where s.organization_id = ${scope.organizationId} and s.received_at > ${since}::timestamptz
        and s.id >= ${idRange(query.from, null).low}
        and ${conditionsOf(sql, scope, query) ?? sql`true`}
      order by s.received_at desc, s.id desc limit ${maxRows}`,
  );
}
