import type { NextRequest } from "next/server";
import { memberScopeOrNull } from "@/lib/auth/session";
import { readSuggestions, suggestionsQuestion } from "@/lib/spans/suggestions";

/**
 * Real values to complete what is typed on `/logs`, for the page itself: the list's search params, `field` (any of its
 * names), `key` inside a map, `prefix` and `limit` up to 50. A map without `key` answers its keys.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  const question = suggestionsQuestion(request.nextUrl.searchParams);
  if (!question.ok) return Response.json({ detail: question.detail }, { status: 400 });
  const answer = await readSuggestions(scope, question, Date.now());
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}
