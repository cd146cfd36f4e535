import "server-only";
import { connection, type Fragment, type Sql } from "@/db";
import { selectList } from "@/db/bulk";
import { spans } from "@/db/schema/spans";
import type { Scope } from "@/lib/auth/scope";
import { conditionsOn } from "./amount-conditions";
import type { AmountFound, OrderedRow } from "./amount-read";
import { readByAmount } from "./amount-reader";
import { Budget } from "./budget";
import { conditionsOf, type SpanSelection } from "./conditions";
import { readContents, readPreviews, readSnippets } from "./contents";
import { type Cursor, type Place, parseCursor, printCursor } from "./cursor";
import { beyond, highestId, idRange, lowestId, millisecondsOf, nextId, previousId } from "./id-range";
import { readByTime } from "./reader";
import type { SpanRecord } from "./record";
import { rowOf } from "./row";
import { candidatesFor } from "./search/candidates";
import { soughtWords } from "./snippet";
import { defaultSort, type SpanSort } from "./sort";
import type { SpanDetail, SpanPage } from "./types";

/** What a list of spans is asked for. */
export type SpanQuery = SpanSelection & {
  /** Newest first unless given. */
  sort?: SpanSort;
  /** `SpanPage.next`: the rows behind that page. */
  after?: string;
  /** `SpanPage.previous`: the rows right before that page. */
  before?: string;
  /** A row id: only rows newer than it, in the order of time. */
  newerThan?: string;
  /** 1 to 1,000 rows, 100 unless given. */
  limit?: number;
  /** Rows to pass over first, for doors that page by number. */
  skip?: number;
  /** How long to search before answering with what was found: 2,000 ms unless given. */
  budgetMs?: number;
  /** Ends the search when nobody waits for it any more. */
  signal?: AbortSignal;
};

const defaultLimit = 100;
const maxLimit = 1_000;
const defaultBudgetMs = 2_000;

/**
 * Spans that match, in the order asked for, with the first words of their contents. Cursors survive ties, deletes and
 * arrivals. A search that takes longer than its budget answers with what it found, how far it got, and a cursor to go on.
 *
 * @throws CursorRefused when `after` or `before` is no cursor of this list
 */
export async function listSpans(scope: Scope, query: SpanQuery): Promise<SpanPage> {
  const { sql } = connection();
  const sort = query.sort ?? defaultSort;
  const limit = Math.min(Math.max(query.limit ?? defaultLimit, 1), maxLimit);
  const cursor = cursorOf(scope, query, sort);
  const read = readerOf(scope, query, sort, cursor);
  let place = cursor?.place ?? null;
  if (query.skip) {
    const passed = await read<{ id: string }>(sql`s.id`, query.skip, place);
    const last = passed.rows[query.skip - 1];
    if (!last) return { rows: [], next: null, previous: null, ...searchedOf(passed, sort) };
    place = { value: last.amount, id: last.id };
  }
  const found = await read<SpanRecord>(selectList(sql, spans, "s"), limit + 1, place);
  const hasMore = found.rows.length > limit;
  const records = found.rows.slice(0, limit);
  const isBackward = query.before !== undefined;
  if (isBackward) records.reverse();
  const ids = records.map((record) => record.id);
  const sought = soughtWords(query.filters);
  const [previews, snippets] = await Promise.all([
    readPreviews(scope, ids),
    readSnippets(scope, ids, sought),
  ]);
  const low = found.low ?? cursor?.low ?? null;
  const { from, to } = cursor ?? query;
  const cursorAt = (at: Place | undefined) =>
    at
      ? printCursor({ scope, selection: query, sort }, { place: at, from, to, low, since: cursor?.since })
      : null;
  const [first, last] = [records.at(0), records.at(-1)].map(placeOf);
  const edge = hasMore ? (isBackward ? first : last) : (found.stoppedAt ?? undefined);
  return {
    rows: records.map((record) => {
      const snippet = snippets.get(record.id);
      return { ...rowOf(record, previews.get(record.id)), ...(snippet ? { snippet } : {}) };
    }),
    next: cursorAt(isBackward ? last : edge),
    previous: cursorAt(
      isBackward ? edge : cursor || query.skip ? (first ?? behind(cursor, sort)) : undefined,
    ),
    ...(records.length === limit && found.low === null ? searchedAll : searchedOf({ ...found, low }, sort)),
  };
}

/** The read-out a cursor was made in goes on with its bounds, so that the list stays one list. */
function cursorOf(scope: Scope, query: SpanQuery, sort: SpanSort): Cursor | null {
  const binding = { scope, selection: query, sort };
  if (query.after !== undefined) return parseCursor(binding, "after", query.after);
  return query.before === undefined ? null : parseCursor(binding, "before", query.before);
}

/** Reads the list's rows beyond a place, nearest first: backward where the query asks for what lies before a page. */
function readerOf(scope: Scope, query: SpanQuery, sort: SpanSort, cursor: Cursor | null) {
  const { sql } = connection();
  const budget = new Budget(query.budgetMs ?? defaultBudgetMs, query.signal);
  const isBackward = query.before !== undefined;
  let range = idRange((cursor ?? query).from, (cursor ?? query).to);
  if (cursor?.low && cursor.low > range.low) range = { ...range, low: cursor.low };
  if (query.newerThan !== undefined) range = beyond(range, query.newerThan, false);
  const { organizationId } = scope;
  const base = sql`s.organization_id = ${organizationId}`;
  const filters = conditionsOf(sql, scope, query);
  const candidatesIn = candidatesFor(organizationId, query.filters);
  const descending = sort.descending !== isBackward;
  return async <Row extends { id: string }>(
    columns: Fragment,
    limit: number,
    place: Place | null,
  ): Promise<AmountFound<Row>> => {
    if (sort.key !== "time") {
      return readByAmount<Row>(
        {
          columns,
          organizationId,
          base,
          filters,
          isNarrow: query.filters.length > 0,
          range,
          limit,
          key: sort.key,
          own: conditionsOn(sql, sort.key, query.filters),
          descending,
          newestFirst: !isBackward,
          noneFirst: isBackward,
          place,
        },
        budget,
      );
    }
    const left = place === null ? range : beyond(range, place.id, descending);
    const { rows, stoppedAt } = await readByTime<Row>(
      { columns, organizationId, base, filters, range: left, limit, newestFirst: descending, candidatesIn },
      budget,
    );
    return {
      rows: rows.map((row): OrderedRow<Row> => ({ ...row, amount: null })),
      stoppedAt:
        stoppedAt === null ? null : { value: null, id: descending ? stoppedAt : previousId(stoppedAt) },
      low: null,
    };
  };
}

/** Right behind the row that a cursor names: a page without rows leads back to it. */
function behind(cursor: Cursor | null, { key, descending }: SpanSort): Place | undefined {
  if (cursor === null) return undefined;
  const { value, id } = cursor.place;
  const isOldestFirst = key === "time" && !descending;
  return { value, id: isOldestFirst ? nextId(id) : previousId(id) };
}

function placeOf(row: OrderedRow<SpanRecord> | undefined): Place | undefined {
  return row && { value: row.amount, id: row.id };
}

const searchedAll = { searchedTo: null, searchedAmount: null };

function searchedOf(
  { stoppedAt, low }: Pick<AmountFound<unknown>, "stoppedAt" | "low">,
  { key }: SpanSort,
): Pick<SpanPage, "searchedTo" | "searchedAmount"> {
  const id = low ?? stoppedAt?.id;
  if (id === undefined) return searchedAll;
  const isTime = id !== lowestId && id !== highestId;
  const amount = stoppedAt?.value ?? null;
  const scale = key === "latency" || key === "ttft" ? 1_000 : 1;
  return {
    searchedTo: isTime ? new Date(millisecondsOf(id)).toISOString() : null,
    searchedAmount: amount === null ? null : Number(amount) / scale,
  };
}

/** One span in full by its public id, or null when the scope has none of that id. */
export async function getSpan(scope: Scope, publicId: string): Promise<SpanDetail | null> {
  const { sql } = connection();
  // No stored text has a NUL character, and the database refuses one.
  if (publicId.includes("\0")) return null;
  const [record] = await sql<(SpanRecord & { apiKeyName: string | null })[]>`
    select ${selectList(sql, spans, "s")}, k.name as "apiKeyName" from spans s
    left join api_keys k on k.id = s.api_key_id and k.organization_id = s.organization_id
    where s.organization_id = ${scope.organizationId} and s.public_id = ${publicId} and ${ofSide(sql, scope)}`;
  if (!record) return null;
  const [previews, contents] = await Promise.all([
    readPreviews(scope, [record.id]),
    readContents(scope, record.id),
  ]);
  return {
    ...rowOf(record, previews.get(record.id)),
    receivedAt: record.receivedAt,
    path: record.path,
    scope: record.scope,
    logMethod: record.logMethod,
    stream: record.stream,
    promptId: record.promptId,
    promptName: record.promptName,
    promptVersion: record.promptVersion,
    apiKeyId: record.apiKeyId,
    apiKeyName: record.apiKeyName,
    errorClass: record.errorClass,
    errorCode: record.errorCode,
    warnings: record.warnings ?? [],
    noLog: record.noLog,
    audioMs: record.audioMs,
    characters: record.characters,
    priceId: record.priceId,
    privacyFlag: record.privacyFlag,
    inherited: {
      customer: record.customerInherited,
      thread: record.threadInherited,
      session: record.sessionInherited,
      traceGroup: record.traceGroupInherited,
    },
    ...contents,
  };
}

function ofSide(sql: Sql, scope: Scope): Fragment {
  return scope.side === null ? sql`true` : sql`s.side = ${scope.side}`;
}
