import "server-only";
import { authenticateKey } from "@/lib/api-keys/authenticate";
import type { Scope } from "@/lib/auth/scope";
import { readJsonBody } from "@/lib/http/body";
import { failed, refuse } from "@/lib/http/respond";
import { CursorRefused } from "./cursor";
import type { Problem } from "./wire-params";

/** Not even an estimate could be read in time. */
export class BudgetSpent extends Error {
  override name = "BudgetSpent";
}

type Parse<Query> = (
  params: URLSearchParams,
  body: unknown,
  now: number,
) => { ok: true; query: Query } | { ok: false; problem: Problem };

/**
 * The beat of every REST door that reads spans by filters: authenticate, read search params and, of a POST, the body,
 * answer. What is not understood is a 400 that names the field, and so is a cursor of another query; a query past its time is
 * a 503. Source: docs/rules.md, "Error bodies".
 *
 * @param answer its signal comes when the client has gone away
 */
export async function answerQuery<Query>(
  request: Request,
  parse: Parse<Query>,
  answer: (scope: Scope, query: Query, url: URL, signal: AbortSignal) => Promise<Response>,
): Promise<Response> {
  const key = await authenticateKey(request, "read");
  if (!key.ok) return key.response;
  const body =
    request.method === "POST" ? await readJsonBody(request) : { ok: true as const, value: undefined };
  if (!body.ok) return body.response;
  const url = new URL(request.url);
  const read = parse(url.searchParams, body.value, Date.now());
  if (!read.ok) return refuse(400, read.problem.message, { field: read.problem.field });
  try {
    return await answer(key.scope, read.query, url, request.signal);
  } catch (error) {
    if (error instanceof CursorRefused) {
      return refuse(
        400,
        "cursor is none of this query: take it from `next` or `previous`, and change nothing else.",
        {
          field: "cursor",
        },
      );
    }
    if (error instanceof BudgetSpent) {
      const detail = "This took too long; narrow the time window or the filters.";
      return refuse(503, detail, { error_code: "query_timeout" });
    }
    return failed(error);
  }
}
