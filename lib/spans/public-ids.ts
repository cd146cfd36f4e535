import "server-only";
import { connection } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import type { SpanKey } from "./rewrite";

/** The keys of the spans the scope sees under these public ids. Ids that are none of its spans are passed over. */
export async function findKeys(
  scope: Scope,
  publicIds: readonly string[],
): Promise<(SpanKey & { publicId: string })[]> {
  // No stored text has a NUL character, and the database refuses one.
  const asked = [...new Set(publicIds)].filter((id) => !id.includes("\0"));
  if (asked.length === 0) return [];
  const { sql } = connection();
  return sql<(SpanKey & { publicId: string })[]>`
    select s.public_id as "publicId", s.trace_id as "traceId", s.trace_text as "traceText", s.span_id as "spanId",
      s.side, s.environment
    from spans s
    where s.organization_id = ${scope.organizationId} and s.public_id = any(${asked}::text[])
      and ${scope.side === null ? sql`true` : sql`s.side = ${scope.side}`}`;
}
