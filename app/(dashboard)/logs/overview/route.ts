import type { NextRequest } from "next/server";
import { memberScopeOrNull } from "@/lib/auth/session";
import { readOverview } from "@/lib/spans/aggregates/overview";
import { overviewQuestion } from "@/lib/spans/aggregates/overview-question";

/**
 * What stands around the list on `/logs`, for the page itself: the same search params, and `part`: `volume` (count and
 * bars, in the zone `tz`), `summary`, or `facets` (each `facet` asked for, as "model" or
 * "metadata.plan"; longer where `more` names it too).
 */
export async function GET(request: NextRequest): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  const question = overviewQuestion(request.nextUrl.searchParams);
  if (!question.ok) return Response.json({ detail: question.detail }, { status: 400 });
  const answer = await readOverview(scope, question, Date.now());
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}
