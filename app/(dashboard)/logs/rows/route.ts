import type { NextRequest } from "next/server";
import { memberScopeOrNull } from "@/lib/auth/session";
import { listAround } from "@/lib/spans/around";
import { CursorRefused } from "@/lib/spans/cursor";
import { boundsOf, parseListState } from "@/lib/spans/list-state";
import { listSpans } from "@/lib/spans/queries";
import type { SpanPage } from "@/lib/spans/types";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const places = ["after", "before", "newerThan", "around"] as const;
const maxRows = 200;

/**
 * A further page of the list on `/logs`, for the page itself: the same search params, one of `after` and `before`
 * (cursors of a page), `newerThan` (a row id: only what is newer) and `around` (a log id: the rows on both sides of that
 * span; the answer is null where the list does not have it), and `limit` up to 200.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  const params = new URLSearchParams(request.nextUrl.searchParams);
  const place: Partial<Record<(typeof places)[number], string>> = {};
  for (const name of places) {
    const value = params.get(name);
    params.delete(name);
    if (value === null) continue;
    if (Object.keys(place).length > 0)
      return refuse(name, "only one of after, before, newerThan and around may be given.");
    place[name] = value;
  }
  if (place.newerThan !== undefined && !uuid.test(place.newerThan))
    return refuse("newerThan", "newerThan must be the id of a row.");
  const limit = Number(params.get("limit") ?? 100);
  params.delete("limit");
  if (!Number.isInteger(limit) || limit < 1 || limit > maxRows)
    return refuse("limit", `limit must be a whole number from 1 to ${maxRows}.`);
  const { environment, filters, range, sort, problem } = parseListState(params);
  if (problem !== null) return refuse(problem.field, problem.message);
  const { around, ...beyond } = place;
  const query = {
    environment,
    filters,
    sort,
    ...boundsOf(range, Date.now()),
    limit,
    signal: request.signal,
  };
  try {
    const page: SpanPage | null =
      around === undefined
        ? await listSpans(scope, { ...query, ...beyond })
        : await listAround(scope, query, around);
    return Response.json(page, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof CursorRefused) return refuse(error.field, error.message);
    throw error;
  }
}

function refuse(field: string, detail: string): Response {
  return Response.json({ detail, field }, { status: 400 });
}
