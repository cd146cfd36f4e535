import "server-only";
import { authenticateKey } from "@/lib/api-keys/authenticate";
import type { Scope } from "@/lib/auth/scope";
import { type Body, readBody } from "@/lib/http/body";
import { failed, unavailable } from "@/lib/http/respond";
import type { NewSpan } from "@/lib/spans/new-span";
import type { Normalized } from "./normalize";
import { submitSpans } from "./queue";
import { DatabaseUnavailable, type ItemOutcome, type StoredSpan } from "./result";

/**
 * The beat of every ingest door: authenticate, read the body within its limits, let `answer` parse and submit it,
 * give the memory back. A store that cannot write now answers 503 with Retry-After; nothing was acknowledged.
 */
export async function receive(
  request: Request,
  answer: (body: Body, scope: Scope) => Promise<Response>,
): Promise<Response> {
  const caller = await authenticateKey(request, "ingest");
  if (!caller.ok) return caller.response;
  const read = await readBody(request);
  if (!read.ok) return read.response;
  try {
    return await answer(read.body, caller.scope);
  } catch (error) {
    if (error instanceof DatabaseUnavailable)
      return unavailable("The span store cannot write now; try again.", 2);
    return failed(error);
  } finally {
    read.body.reservation.release();
  }
}

export type Rejected = { index: number; field: string; message: string };
export type Submitted = { stored: StoredSpan[]; rejected: Rejected[]; outcomes: ItemOutcome[] };

/**
 * Stores what could be read and says per item what became of it, in the order sent: an item the door refused never
 * keeps the others from being stored.
 */
export async function submitItems(scope: Scope, items: readonly Normalized[]): Promise<Submitted> {
  const readable = items.flatMap((one) => (one.ok ? [withoutForbiddenPin(one.span, scope)] : []));
  const written = await submitSpans(scope, readable);
  let next = 0;
  const outcomes = items.map((one): ItemOutcome => {
    if (!one.ok) return one;
    const outcome = written[next];
    next += 1;
    if (!outcome) throw new Error(`The writer answered ${written.length} of ${readable.length} spans.`);
    return outcome;
  });
  return {
    outcomes,
    stored: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.span] : [])),
    rejected: outcomes.flatMap((outcome, index) =>
      outcome.ok ? [] : [{ index, field: outcome.field, message: outcome.message }],
    ),
  };
}

/** A key that may only ingest cannot pin. Source: docs/rules.md, "Logging controls". */
function withoutForbiddenPin(span: NewSpan, { actor }: Scope): NewSpan {
  if (!span.pinned || actor.kind !== "key" || actor.scopes.includes("write")) return span;
  const { pinned: _, ...rest } = span;
  return {
    ...rest,
    warnings: [...(span.warnings ?? []), "is_pinned was ignored: the API key lacks the scope write."],
  };
}
