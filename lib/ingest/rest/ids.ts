import { createHash, randomBytes } from "node:crypto";
import type { Refusal } from "@/lib/spans/limits";
import type { NewSpan } from "@/lib/spans/new-span";
import type { Fields } from "./fields";

type Ids = Pick<NewSpan, "traceId" | "spanId" | "parentId" | "uniqueId">;

/**
 * A span's ids. The trace doors require trace and span id; a single log without them is a trace of one span, whose
 * ids derive from `unique_id` when there is one, so that sending it again is the same span.
 * Source: docs/rules.md, "One (trace, span) is one row".
 */
export function readIds(
  fields: Fields,
  idsRequired: boolean,
): { ok: true; ids: Ids } | ({ ok: false } & Refusal) {
  const traceId = fields.text("trace_unique_id", "trace_id");
  const spanId = fields.text("span_unique_id", "span_id");
  const parentId = fields.text("span_parent_id", "parent_id");
  const uniqueId = fields.text("unique_id");
  if (idsRequired && traceId === undefined) return missing("trace_unique_id");
  if (idsRequired && spanId === undefined) return missing("span_unique_id");
  return {
    ok: true,
    ids: {
      traceId: traceId ?? idOf(uniqueId, "trace", 16),
      spanId: spanId ?? idOf(uniqueId, "span", 8),
      parentId,
      uniqueId,
    },
  };
}

function missing(field: string): { ok: false } & Refusal {
  return { ok: false, field, message: `${field} is missing: spans of a trace need one.` };
}

function idOf(uniqueId: string | undefined, of: "trace" | "span", bytes: number): string {
  const source =
    uniqueId === undefined ? randomBytes(bytes) : createHash("sha256").update(`${of}:${uniqueId}`).digest();
  return source.toString("hex", 0, bytes);
}
