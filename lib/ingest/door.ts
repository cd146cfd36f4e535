import "server-only";
import { authenticateKey } from "@/lib/api-keys/authenticate";
import type { Scope } from "@/lib/auth/scope";
import { type Body, readBody } from "@/lib/http/body";
import { isJson } from "@/lib/http/parse-json";
import { failed, refuse, unavailable } from "@/lib/http/respond";
import type { NewSpan } from "@/lib/spans/new-span";
import { type DecodedBody, decodeBody } from "./decode-body";
import type { RequestKind } from "./decode-request";
import { storeFailed, storeWrote } from "./outage";
import { submitSpans } from "./queue";
import { DatabaseUnavailable, type ItemOutcome, type StoredSpan } from "./result";

/** Which bodies a door takes, and what they are; null is a media type it does not know. */
export type Door = { accepts: string; kindOf: (body: Body) => RequestKind | null };

/** A door for JSON. */
export function jsonDoor(kind: Exclude<RequestKind, "otlp-protobuf">): Door {
  return { accepts: "application/json", kindOf: ({ mediaType }) => (isJson(mediaType) ? kind : null) };
}

/**
 * The beat of every ingest door: authenticate, read the body within its limits, decode it (a large one off the main
 * loop), store its spans, let `answer` say what became of them, give the memory back. A store that cannot write now
 * answers 503 with Retry-After; nothing was acknowledged.
 */
export async function receive(
  request: Request,
  door: Door,
  answer: (submitted: Submitted, scope: Scope) => Response,
): Promise<Response> {
  const caller = await authenticateKey(request, "ingest");
  if (!caller.ok) return caller.response;
  const read = await readBody(request);
  if (!read.ok) return read.response;
  try {
    const kind = door.kindOf(read.body);
    if (!kind) return unsupported(read.body.mediaType, door);
    const decoded = await decodeBody(read.body, kind);
    if (!decoded.ok) return decoded.response;
    return answer(await submit(caller.scope, decoded), caller.scope);
  } catch (error) {
    if (error instanceof DatabaseUnavailable)
      return unavailable("The span store cannot write now; try again.", storeFailed());
    return failed(error);
  } finally {
    read.body.reservation.release();
  }
}

function unsupported(mediaType: string, { accepts }: Door): Response {
  return refuse(415, `Content-Type ${mediaType} is not supported here; send ${accepts}.`);
}

export type Rejected = { index: number; field: string; message: string };
export type Submitted = {
  /** As answered, those that were dropped among them. */
  stored: StoredSpan[];
  rejected: Rejected[];
  /** Of those taken, the ones that were not stored. */
  dropped: { index: number; message: string }[];
  /** The log as sent, where its answer repeats parts of it. */
  sent: Readonly<Record<string, unknown>> | null;
};

/**
 * Stores what could be read and says per item what became of it, in the order sent: an item the door refused never
 * keeps the others from being stored.
 */
async function submit(scope: Scope, { items, sent }: DecodedBody & { ok: true }): Promise<Submitted> {
  const readable = items.flatMap((one) => (one.ok ? [withoutForbiddenPin(one.span, scope)] : []));
  const written = await submitSpans(scope, readable);
  if (readable.length > 0) storeWrote();
  let next = 0;
  const outcomes = items.map((one): ItemOutcome => {
    if (!one.ok) return one;
    const outcome = written[next];
    next += 1;
    if (!outcome) throw new Error(`The writer answered ${written.length} of ${readable.length} spans.`);
    return outcome;
  });
  return {
    sent,
    stored: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.span] : [])),
    rejected: outcomes.flatMap((outcome, index) =>
      outcome.ok ? [] : [{ index, field: outcome.field, message: outcome.message }],
    ),
    dropped: outcomes.flatMap((outcome, index) =>
      outcome.ok && outcome.dropped ? [{ index, message: outcome.dropped }] : [],
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
