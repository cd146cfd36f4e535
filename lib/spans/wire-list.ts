import "server-only";
import { overAllSides, overSide, type Scope } from "@/lib/auth/scope";
import { type SpanCarried, streamCarried } from "./contents";
import { countSpans, listSpans } from "./queries";
import type { SpanRow } from "./types";
import { toWireRow } from "./wire";
import { readWireFacts, type WireFacts } from "./wire-facts";
import { rowExtras } from "./wire-names";
import type { WireQuery } from "./wire-query";

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

/**
 * Answers a REST list query: `{count, next, previous, results}`, where `next` and `previous` are absolute URLs. What can
 * fail fails before the first piece; the rows are then written one by one, so that a page of large spans is never held
 * whole. Source: docs/rules.md, "List query".
 *
 * @param url the request's own address, from which the addresses of the neighbouring pages are made
 * @returns the answer's JSON in pieces
 */
export async function listOverWire(
  scope: Scope,
  query: WireQuery,
  url: URL,
): Promise<AsyncGenerator<string>> {
  const seen = scopeOf(scope, query);
  const { from, to, filters, cursor, page, pageSize } = query;
  const matching = { environment: null, from, to, filters };
  const [count, found] = await Promise.all([
    countSpans(seen, matching),
    listSpans(seen, {
      ...matching,
      limit: pageSize,
      ...(cursor === null ? { skip: (page - 1) * pageSize } : { after: cursor }),
    }),
  ]);
  const ids = found.rows.map((row) => row.id);
  const facts = await readWireFacts(seen, ids);
  const fields = query.includeFields;
  const isLight = fields !== null && ![...fields].some((name) => carriedNames.has(name));
  const head = {
    count,
    next: found.next === null ? null : pageAddress(url, page + 1, found.next),
    previous: page > 1 ? pageAddress(url, page - 1, null) : null,
  };
  return written(head, rowsOf(found.rows, facts, seen, isLight), fields);
}

function scopeOf(scope: Scope, { sides }: WireQuery): Scope {
  if (sides === "own") return scope;
  return sides === "all" ? overAllSides(scope) : overSide(scope, sides);
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

function pageAddress(url: URL, page: number, cursor: string | null): string {
  const address = new URL(url);
  address.searchParams.set("page", String(page));
  if (cursor === null) address.searchParams.delete("cursor");
  else address.searchParams.set("cursor", cursor);
  return address.href;
}

function picked(row: Record<string, unknown>, fields: ReadonlySet<string> | null): Record<string, unknown> {
  return fields === null ? row : Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name)));
}
