import "server-only";
import { connection } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import { amounts } from "./amounts";
import { whereSpans } from "./conditions";
import { type Place, printCursor } from "./cursor";
import { nextId, previousId } from "./id-range";
import { listSpans, type SpanQuery } from "./queries";
import { defaultSort, type SpanSort } from "./sort";
import type { SpanPage } from "./types";

/** What a list is asked for, without the place. */
type AroundQuery = Omit<SpanQuery, "after" | "before" | "newerThan" | "skip">;

/**
 * The page of a list in whose middle a span stands, so that a link to it leads to its neighbours however deep it lies; its
 * `next` and `previous` go on from there. Null where the span does not meet the list's conditions, or the scope has none of
 * that public id.
 */
export async function listAround(
  scope: Scope,
  query: AroundQuery,
  publicId: string,
): Promise<SpanPage | null> {
  const sort = query.sort ?? defaultSort;
  const place = await placeIn(scope, query, sort, publicId);
  if (place === null) return null;
  const { from, to } = query;
  const cursorAt = (at: Place) =>
    printCursor({ scope, selection: query, sort }, { place: at, from, to, low: null });
  const limit = Math.ceil((query.limit ?? 100) / 2);
  const [above, below] = await Promise.all([
    listSpans(scope, { ...query, limit, before: cursorAt(place) }),
    listSpans(scope, { ...query, limit, after: cursorAt(justBefore(place, sort)) }),
  ]);
  return { ...below, rows: [...above.rows, ...below.rows], previous: above.previous };
}

/** A span's place in an order, if it is in the list at all. */
async function placeIn(
  scope: Scope,
  query: AroundQuery,
  { key }: SpanSort,
  publicId: string,
): Promise<Place | null> {
  // No stored text has a NUL character, and the database refuses one.
  if (publicId.includes("\0")) return null;
  const { sql } = connection();
  const value = key === "time" ? sql`null` : sql.unsafe(amounts[key].whole);
  const [place] = await sql<Place[]>`
    select ${value}::text as value, s.id from spans s
    where s.public_id = ${publicId} and ${whereSpans(sql, scope, query)}`;
  return place ?? null;
}

/** The place the span itself follows next: of equal amounts the newest come first, whatever the direction. */
function justBefore({ value, id }: Place, { key, descending }: SpanSort): Place {
  return { value, id: key === "time" && !descending ? previousId(id) : nextId(id) };
}
