import type { NextRequest } from "next/server";
import { memberScopeOrNull } from "@/lib/auth/session";
import { boundsOf, parseListState } from "@/lib/spans/list-state";
import { listSpans } from "@/lib/spans/queries";
import type { Page, SpanRow } from "@/lib/spans/types";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const cursors = ["after", "before"] as const;
const maxRows = 200;

/**
 * A further page of the list on `/logs`, for the page itself: the same search params, and `after` (the cursor of the
 * page before) or `before` (a row id: only what is newer), and `limit` up to 200.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  const params = new URLSearchParams(request.nextUrl.searchParams);
  const cursor: { after?: string; before?: string } = {};
  for (const name of cursors) {
    const value = params.get(name);
    params.delete(name);
    if (value === null) continue;
    if (!uuid.test(value))
      return Response.json({ detail: `${name} must be the id of a row.` }, { status: 400 });
    cursor[name] = value;
  }
  const limit = Number(params.get("limit") ?? 100);
  params.delete("limit");
  if (!Number.isInteger(limit) || limit < 1 || limit > maxRows) {
    return Response.json({ detail: `limit must be a whole number from 1 to ${maxRows}.` }, { status: 400 });
  }
  const { environment, filters, range } = parseListState(params);
  const page: Page<SpanRow> = await listSpans(scope, {
    environment,
    filters,
    ...boundsOf(range, Date.now()),
    ...cursor,
    limit,
  });
  return Response.json(page, { headers: { "cache-control": "no-store" } });
}
