import { createHash } from "node:crypto";
import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { isAmountText } from "./amount-values";
import type { SpanSelection } from "./conditions";
import type { SpanSort } from "./sort";

/** A row's place in an order: its amount (null for none, and in the order of time) and its id. */
export type Place = { value: string | null; id: string };

/** Where a page begins, and the time range of the list it belongs to. */
export type Cursor = {
  place: Place;
  from: number | null;
  to: number | null;
  /** An id: the order holds among the spans from there on only, because the time to look further was over. */
  low: string | null;
  /** When the list was read first, in epoch milliseconds: its cursors hold as long as one reads. Now, unless given. */
  since?: number;
};

/** A cursor that is none, or of a list with other filters, order, environment or time range. */
export class CursorRefused extends Error {
  override name = "CursorRefused";
  /** @param field the parameter it came in */
  constructor(readonly field: "after" | "before") {
    super(`${field} is no cursor of this list: begin again without it.`);
  }
}

/** What a cursor is bound to. */
export type Binding = { scope: Scope; selection: SpanSelection; sort: SpanSort };

const millis = z.number().int().nullable();
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
/** Version, list, from, to, since, amount, id, low. */
const written = z.tuple([
  z.literal(1),
  z.string(),
  millis,
  millis,
  z.number(),
  z.string().nullable(),
  uuid,
  uuid.nullable(),
]);

/** The cursor as opaque text, for a URL. */
export function printCursor(binding: Binding, { place, from, to, low, since = Date.now() }: Cursor): string {
  const parts = [1, listOf(binding), from, to, since, place.value, place.id, low];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/**
 * Reads a cursor back. The bounds of a preset range move with the clock, so a bound may have moved on since the list
 * was read first, by as much as the clock did.
 *
 * @throws CursorRefused when it is none, or of another list
 */
export function parseCursor(binding: Binding, field: CursorRefused["field"], text: string): Cursor {
  if (text.length > longest) throw new CursorRefused(field);
  const read = written.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!read.success) throw new CursorRefused(field);
  const [, list, from, to, since, value, id, low] = read.data;
  const { selection, sort } = binding;
  if (!isAmountText(sort.key, value)) throw new CursorRefused(field);
  const elapsed = Date.now() - since;
  const isSame = (bound: number | null, now: number | null) =>
    bound === now ||
    (bound !== null && now !== null && now > bound && now - bound <= elapsed + clockToleranceMs);
  if (list !== listOf(binding) || !isSame(from, selection.from) || !isSame(to, selection.to))
    throw new CursorRefused(field);
  return { place: { value, id }, from, to, low, since };
}

/** In characters; those we write have some 250. */
const longest = 2_000;
/** A range's bounds are taken some time before the first cursor is made. */
const clockToleranceMs = 60_000;

function listOf({ scope, selection, sort }: Binding): string {
  const { environment, filters } = selection;
  const parts = [
    scope.organizationId,
    scope.side,
    environment && [environment.side, environment.name],
    filters,
    sort.key,
    sort.descending,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
