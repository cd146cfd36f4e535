import type { traces } from "@/db/schema/rollups";
import type { Sums } from "./deltas";

/** How the candidates for a trace's identity compare as text: roots first, then the earlier, then the longer. */
const source = `(case when s.is_root then '0' else '1' end
  || ' ' || to_char(s.start_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  || ' ' || lpad((${Number.MAX_SAFE_INTEGER} - s.duration_us)::text, 16, '0')
  || ' ' || s.id)`;

/** A source is of one length and ends in the id, so the least of source and value together brings the first one's value. */
const sourceLength = 83;
const idLength = 36;

const first = (value: string, condition: string) =>
  `min((s.source || coalesce(${value}, '')) collate "C") filter (where ${condition})`;
const sourceOf = (text: string) => `left(${text}, ${sourceLength})`;
const afterSource = (text: string) => `substr(${text}, ${sourceLength + 1})`;

const root = first("s.name", "s.is_root");
const own = (column: string) => first(`s.${column}`, `s.${column} is not null and not s.${column}_inherited`);

type TraceColumns = Record<Exclude<keyof typeof traces.$inferSelect, "organizationId" | keyof Sums>, string>;

/**
 * Identity and bounds of a trace over its spans `s`, which bear a `source`. Which of several environments was written first the
 * spans do not tell: what the stored trace `r` says stands as long as one of them bears it, else the one received first counts.
 * Source: docs/rules.md, "Identity and inheritance"; `lib/spans/identity.ts` says the same span by span.
 */
export const traceColumns: TraceColumns = {
  traceId: "s.trace_id",
  traceText: "min(s.trace_text)",
  side: "min(s.side)",
  environment: `coalesce(
    max(r.environment) filter (where r.environment = s.environment),
    substr(min((to_char(s.received_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || s.environment) collate "C"), 21))`,
  startTime: "min(s.start_time)",
  endTime: "max(s.end_time)",
  rootId: `substr(${root}, ${sourceLength - idLength + 1}, ${idLength})::uuid`,
  rootSource: sourceOf(root),
  name: `nullif(${afterSource(root)}, '')`,
  customer: afterSource(own("customer")),
  customerSource: sourceOf(own("customer")),
  thread: afterSource(own("thread")),
  threadSource: sourceOf(own("thread")),
  session: afterSource(own("session")),
  sessionSource: sourceOf(own("session")),
  traceGroup: afterSource(own("trace_group")),
  traceGroupSource: sourceOf(own("trace_group")),
};

/** The spans with their sources. The offset keeps the planner from working a source out once for each use of it. */
export const sourcedSpans = `select s.*, ${source} as source from spans s`;
