import "server-only";
import { connection } from "@/db";
import type { SpanKey } from "@/lib/spans/rewrite";

/** A span whose tokens are to be counted. */
export type PendingSpan = SpanKey & { id: string; organizationId: number };

/** Per organization and round, so that one with a million of them does not keep the others waiting. */
const perOrganization = 200;

/** The newest spans of each organization that reported no usage and were not counted yet. */
export function listPending(): Promise<PendingSpan[]> {
  const { sql } = connection();
  return sql<PendingSpan[]>`
    select p.id, p.organization_id as "organizationId", p.trace_id as "traceId", p.trace_text as "traceText",
      p.span_id as "spanId", p.side, p.environment
    from organizations o cross join lateral (
      select * from spans s where s.organization_id = o.id and s.estimate_pending
      order by s.id desc limit ${perOrganization}
    ) p
    order by p.organization_id`;
}
