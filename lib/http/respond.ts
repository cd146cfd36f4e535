/**
 * A refusal in the shape clients know: `{detail}` and the status.
 * Source: docs/rules.md, "Error bodies".
 */
export function refuse(status: number, detail: string, more: Record<string, unknown> = {}): Response {
  return Response.json({ detail, ...more }, { status });
}

/** The seconds of a Retry-After: about as long as we are behind, from 1 to 30. */
export function retryAfterSeconds(behindMs: number): number {
  return Math.min(30, Math.max(1, Math.ceil(behindMs / 1000)));
}

/** 503 with Retry-After: nothing was stored, the same request may succeed soon. */
export function unavailable(detail: string, retryAfterSeconds: number): Response {
  return Response.json({ detail }, { status: 503, headers: { "Retry-After": String(retryAfterSeconds) } });
}

/**
 * 503 for a query past its time, and with Retry-After for a database that is away; else 500 for a surprise: the log says
 * more than the client may know.
 */
export function failed(error: unknown): Response {
  console.error("A request failed unexpectedly:", error);
  if (codesOf(error).some(isOutage)) return unavailable("The database does not answer now; try again.", 2);
  if (codesOf(error).includes(queryTimeout)) {
    const detail = "The database took too long over this; narrow the time window or the filters.";
    return Response.json({ detail, error_code: "query_timeout" }, { status: 503 });
  }
  return Response.json(
    { detail: "Something went wrong on the server; its log says what.", error_code: "internal_error" },
    { status: 500 },
  );
}

const queryTimeout = "57014";

/** The driver's and the system's words for a lost or refused connection; PostgreSQL's for starting, stopping, full. */
function isOutage(code: string): boolean {
  return /^(CONNECT|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|08|53|57P0)/.test(code);
}

/** The code of an error and of those it wraps: the query builder hides the driver's. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [
    ...("code" in error && typeof error.code === "string" ? [error.code] : []),
    ...codesOf(error.cause),
  ];
}

/** A route's answer to the methods it does not have, with those it has in `Allow`: `methodNotAllowed("GET, POST")`. */
export function methodNotAllowed(allow: string): (request: Request) => Response {
  return (request) => {
    const detail = `${request.method} is not allowed at ${new URL(request.url).pathname}; it takes ${allow}.`;
    return Response.json({ detail }, { status: 405, headers: { Allow: allow } });
  };
}
