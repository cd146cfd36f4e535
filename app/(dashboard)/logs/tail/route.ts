import type { NextRequest } from "next/server";
import { actorName } from "@/lib/audit/record";
import { memberScopeOrNull } from "@/lib/auth/session";
import { eventStream } from "@/lib/http/event-stream";
import { boundsOf, parseListState } from "@/lib/spans/list-state";
import { tailSpans } from "@/lib/spans/tail";

/** Tails a member may have open: each looks a few times a second. Hidden tabs have none. */
const maxTails = 12;
const openTails = new Map<string, number>();

/** After this long the browser connects anew, so that whoever lost access stops listening. */
const sessionMs = 60_000;

/**
 * The live tail of the list on `/logs`, for the page itself: server-sent events with a batch of rows each, for the
 * same search params. `Last-Event-ID` resumes, and so does `since`, the id of an earlier event.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const scope = await memberScopeOrNull();
  if (!scope) return Response.json({ detail: "Not signed in." }, { status: 401 });
  const params = new URLSearchParams(request.nextUrl.searchParams);
  const lastId = Number(request.headers.get("last-event-id") ?? params.get("since") ?? Number.NaN);
  params.delete("since");
  const { environment, filters, range, problem } = parseListState(params);
  if (problem) return Response.json({ detail: `${problem.field}: ${problem.message}` }, { status: 400 });
  const { from } = boundsOf(range, Date.now());
  const cursor = Number.isSafeInteger(lastId) ? lastId : undefined;
  const member = actorName(scope.actor);
  const held = openTails.get(member) ?? 0;
  if (held >= maxTails) {
    return Response.json(
      { detail: `You have ${held} live lists open, which is the limit.` },
      { status: 429 },
    );
  }
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(sessionMs)]);
  return eventStream(signal, async function* () {
    openTails.set(member, (openTails.get(member) ?? 0) + 1);
    try {
      const batches = tailSpans(scope, { environment, filters, from }, signal, cursor);
      for await (const { rows, cursor: id, isGap } of batches)
        yield { id: String(id), data: { rows, isGap } };
    } finally {
      const left = (openTails.get(member) ?? 1) - 1;
      if (left > 0) openTails.set(member, left);
      else openTails.delete(member);
    }
  });
}
