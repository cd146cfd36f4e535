import "server-only";
import type { Scope } from "@/lib/auth/scope";
import { countSpans } from "./aggregates/count";
import { type SpanCarried, streamCarried } from "./contents";
import { listSpans } from "./queries";
import type { SortKey } from "./sort";
import type { SpanRow } from "./types";
import { toWireRow } from "./wire";
import { filterChoices } from "./wire-choices";
import { readWireFacts, type WireFacts } from "./wire-facts";
import { rowExtras } from "./wire-names";
import { pageAddress } from "./wire-paging";
import { cursorText, type WireQuery } from "./wire-query";
import { seenBy } from "./wire-scope";

/** Fields of a row that are made of what the span carried. */
const carriedNames: ReadonlySet<string> = new Set([
  ...rowExtras,
  "input",
  "output",
  "system",
  "cached",
  "cache_bit",
]);

const flushCharacters = 64 * 1024;

/** A client of the wire waits longer for its page than a person does. */
const budgetMs = 10_000;

/**
 * Answers a REST list query: `{count, next, previous, results}`, where `next` and `previous` are absolute URLs. What can
 * fail fails before the first piece; the rows are then written one by one, so that a page of large spans is never held
 * whole. Where the time for searching was over, `searched_to` says how far it got, and `next` goes on from there.
 * Source: docs/rules.md, "List query".
 *
 * @param url the request's own address, from which the addresses of the neighbouring pages are made
 * @param signal ends the search when nobody waits for it any more
 * @returns the answer's JSON in pieces
 * @throws CursorRefused when the cursor is none of this query
 */
export async function listOverWire(
  scope: Scope,
  query: WireQuery,
  url: URL,
  signal?: AbortSignal,
): Promise<AsyncGenerator<string>> {
  const seen = seenBy(scope, query);
  const { cursor, page, pageSize, sort } = query;
  const [counted, found, choices] = await Promise.all([
    countSpans(seen.scope, seen.selection, { exact: query.exact, signal }),
    listSpans(seen.scope, {
      ...seen.selection,
      sort,
      budgetMs,
      signal,
      limit: pageSize,
      ...(cursor === null ? { skip: (page - 1) * pageSize } : { [cursor.direction]: cursor.text }),
    }),
    query.fetchFilters ? filterChoices(seen.scope, seen.selection) : null,
  ]);
  const ids = found.rows.map((row) => row.id);
  const facts = await readWireFacts(seen.scope, ids);
  const fields = query.includeFields;
  const isLight = fields !== null && ![...fields].some((name) => carriedNames.has(name));
  const to = (direction: "after" | "before", text: string | null) =>
    text === null
      ? null
      : pageAddress(url, page + (direction === "after" ? 1 : -1), cursorText({ direction, text }));
  const byNumber = page > 1 ? pageAddress(url, page - 1, null) : null;
  const head = {
    count: counted.count,
    is_count_exact: counted.isExact,
    next: to("after", found.next),
    previous: cursor === null ? byNumber : to("before", found.previous),
    ...(found.searchedTo === null ? {} : { searched_to: found.searchedTo }),
    ...(found.searchedAmount === null ? {} : { searched_amount: wireAmount(sort.key, found.searchedAmount) }),
    ...(choices ? { filters_data: choices } : {}),
  };
  return written(head, rowsOf(found.rows, facts, seen.scope, isLight), fields);
}

/** An amount in the unit of a row as the wire says it: USD and seconds. */
function wireAmount(key: SortKey, amount: number): number {
  if (key === "cost") return amount / 1e9;
  return key === "latency" || key === "ttft" ? amount / 1e3 : amount;
}

async function* rowsOf(
  rows: readonly SpanRow[],
  facts: ReadonlyMap<string, WireFacts>,
  scope: Scope,
  isLight: boolean,
): AsyncGenerator<Record<string, unknown>> {
  const ids = rows.map((row) => row.id);
  const carried: AsyncIterator<SpanCarried> | null = isLight ? null : streamCarried(scope, ids, rowExtras);
  for (const row of rows) {
    const next = await carried?.next();
    const known = facts.get(row.id);
    // Deleted between two reads.
    if (!known) continue;
    yield toWireRow(row, known, scope.organizationId, next && !next.done ? next.value : null);
  }
}

async function* written(
  head: Record<string, unknown>,
  rows: AsyncIterable<Record<string, unknown>>,
  fields: ReadonlySet<string> | null,
): AsyncGenerator<string> {
  let text = `${JSON.stringify(head).slice(0, -1)},"results":[`;
  let separator = "";
  for await (const row of rows) {
    text += separator + JSON.stringify(picked(row, fields));
    separator = ",";
    if (text.length < flushCharacters) continue;
    yield text;
    text = "";
  }
  yield `${text}]}`;
}

function picked(row: Record<string, unknown>, fields: ReadonlySet<string> | null): Record<string, unknown> {
  return fields === null ? row : Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name)));
}
