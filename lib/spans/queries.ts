import "server-only";
import { connection, type Fragment, type Sql } from "@/db";
import { selectList } from "@/db/bulk";
import type { Side } from "@/db/enums";
import { traces } from "@/db/schema/rollups";
import { spans } from "@/db/schema/spans";
import type { Scope } from "@/lib/auth/scope";
import { whereFilters } from "@/lib/filters/where";
import { readContents, readPreviews } from "./contents";
import { type SpanFilter, spanFields } from "./fields";
import { traceIdOf, traceKey } from "./identifiers";
import type { TraceIdentity } from "./identity";
import { microsOfIso } from "./instants";
import { idBounds } from "./known";
import type { EnvironmentChoice } from "./list-state";
import { idRange, readNewest } from "./reader";
import type { SpanRecord } from "./record";
import { rowOf, visibleMetadata } from "./row";
import { spanSql } from "./sql";
import type { Page, SpanDetail, SpanRow, TraceSpanRow, TraceSpans } from "./types";

/** What a list of spans is asked for. Times are epoch milliseconds; null is open. */
export type SpanQuery = {
  /** Null for every environment the scope may see. */
  environment: EnvironmentChoice | null;
  from: number | null;
  to: number | null;
  filters: readonly SpanFilter[];
  /** `Page.next` of the page before: rows older than it. */
  after?: string;
  /** A row id: only rows newer than it. */
  before?: string;
  limit?: number;
  /** Rows to pass over first, for doors that page by number. */
  skip?: number;
};

const defaultLimit = 100;
const maxLimit = 1_000;

/** Spans that match, newest first, with the first words of their contents. A cursor survives ties and deletes. */
export async function listSpans(scope: Scope, query: SpanQuery): Promise<Page<SpanRow>> {
  const { sql } = connection();
  const limit = Math.min(Math.max(query.limit ?? defaultLimit, 1), maxLimit);
  const range = idRange(query.from, query.to);
  if (query.after !== undefined && query.after < range.high) range.high = query.after;
  if (query.before !== undefined && query.before >= range.low) range.low = nextId(query.before);
  const base = sql`s.organization_id = ${scope.organizationId}`;
  const conditions = conditionsOf(sql, scope, query);
  if (query.skip) {
    const passed = await readNewest<{ id: string }>(sql`s.id`, base, conditions, range, query.skip);
    const last = passed[query.skip - 1];
    if (!last) return { rows: [], next: null };
    range.high = last.id;
  }
  const columns = selectList(sql, spans, "s");
  const records = await readNewest<SpanRecord>(columns, base, conditions, range, limit + 1);
  const page = records.slice(0, limit);
  const previews = await readPreviews(
    scope,
    page.map((record) => record.id),
  );
  return {
    rows: page.map((record) => rowOf(record, previews.get(record.id))),
    next: records.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** How many spans match. */
export async function countSpans(
  scope: Scope,
  query: Omit<SpanQuery, "after" | "before" | "limit" | "skip">,
): Promise<number> {
  const { sql } = connection();
  const range = idRange(query.from, query.to);
  const [row] = await sql<{ n: number }[]>`
    select count(*)::float8 as n from spans s
    where s.organization_id = ${scope.organizationId} and s.id >= ${range.low} and s.id < ${range.high}
      and ${conditionsOf(sql, scope, query) ?? sql`true`}`;
  return row?.n ?? 0;
}

function conditionsOf(
  sql: Sql,
  scope: Scope,
  query: Pick<SpanQuery, "environment" | "filters">,
): Fragment | null {
  const conditions: Fragment[] = [];
  if (scope.side !== null) conditions.push(sql`s.side = ${scope.side}`);
  if (query.environment !== null) {
    conditions.push(sql`s.environment = ${query.environment.name} and s.side = ${query.environment.side}`);
  }
  if (query.filters.length > 0) conditions.push(whereFilters(sql, spanFields, spanSql, query.filters));
  if (conditions.length === 0) return null;
  return conditions.reduce((all, condition) => sql`${all} and ${condition}`);
}

/** The smallest uuid after this one. */
function nextId(id: string): string {
  const next = (BigInt(`0x${id.replaceAll("-", "")}`) + 1n).toString(16).padStart(32, "0");
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** One span in full by its public id, or null when the scope has none of that id. */
export async function getSpan(scope: Scope, publicId: string): Promise<SpanDetail | null> {
  const { sql } = connection();
  // No stored text has a NUL character, and the database refuses one.
  if (publicId.includes("\0")) return null;
  const [record] = await sql<(SpanRecord & { apiKeyName: string | null })[]>`
    select ${selectList(sql, spans, "s")}, k.name as "apiKeyName" from spans s
    left join api_keys k on k.id = s.api_key_id and k.organization_id = s.organization_id
    where s.organization_id = ${scope.organizationId} and s.public_id = ${publicId} and ${ofSide(sql, scope)}`;
  if (!record) return null;
  const [previews, contents] = await Promise.all([
    readPreviews(scope, [record.id]),
    readContents(scope, record.id),
  ]);
  return {
    ...rowOf(record, previews.get(record.id)),
    receivedAt: record.receivedAt,
    path: record.path,
    scope: record.scope,
    logMethod: record.logMethod,
    stream: record.stream,
    promptId: record.promptId,
    promptName: record.promptName,
    promptVersion: record.promptVersion,
    apiKeyId: record.apiKeyId,
    apiKeyName: record.apiKeyName,
    errorClass: record.errorClass,
    errorCode: record.errorCode,
    warnings: record.warnings ?? [],
    noLog: record.noLog,
    audioMs: record.audioMs,
    characters: record.characters,
    priceId: record.priceId,
    privacyFlag: record.privacyFlag,
    inherited: {
      customer: record.customerInherited,
      thread: record.threadInherited,
      session: record.sessionInherited,
      traceGroup: record.traceGroupInherited,
    },
    ...contents,
  };
}

type TraceRecord = TraceIdentity & {
  traceText: string | null;
  side: Side;
  environment: string;
  startTime: string;
  endTime: string;
  spanCount: number;
  llmCallCount: number;
  errorCount: number;
  costNanos: number;
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
};

/**
 * A trace's totals and all its spans, oldest first, with previews but without contents; null when the scope has no
 * such trace. The id is given as it was sent.
 */
export async function listTraceSpans(scope: Scope, traceId: string): Promise<TraceSpans | null> {
  const { sql } = connection();
  const { uuid } = traceKey(traceId);
  const [trace] = await sql<TraceRecord[]>`
    select ${selectList(sql, traces, "t")} from traces t
    where t.organization_id = ${scope.organizationId} and t.trace_id = ${uuid} and t.span_count > 0
      and ${scope.side === null ? sql`true` : sql`t.side = ${scope.side}`}`;
  if (!trace) return null;
  const { low, high } = idBounds([trace]);
  const records = await sql<SpanRecord[]>`
    select ${selectList(sql, spans, "s")} from spans s
    where s.organization_id = ${scope.organizationId} and s.trace_id = ${uuid} and s.id >= ${low} and s.id < ${high}
    order by s.id`;
  const root = records.find((record) => record.id === trace.rootId);
  return {
    trace: {
      traceId: traceIdOf(uuid, trace.traceText),
      name: trace.name,
      side: trace.side,
      environment: trace.environment,
      startTime: trace.startTime,
      endTime: trace.endTime,
      durationMs: (microsOfIso(trace.endTime) - microsOfIso(trace.startTime)) / 1000,
      spanCount: trace.spanCount,
      llmCallCount: trace.llmCallCount,
      errorCount: trace.errorCount,
      costNanos: trace.costNanos,
      promptTokens: trace.promptTokens,
      completionTokens: trace.completionTokens,
      totalTokens: trace.totalTokens,
      customer: trace.customer,
      thread: trace.thread,
      session: trace.session,
      traceGroup: trace.traceGroup,
      metadata: root ? visibleMetadata(root.metadata) : {},
    },
    spans: records.map(
      (record): TraceSpanRow => ({ ...rowOf(record), path: record.path, scope: record.scope }),
    ),
  };
}

/** Whether any span was ever stored in this environment. */
export async function hasAnySpan(scope: Scope, environment: EnvironmentChoice): Promise<boolean> {
  const { sql } = connection();
  const [row] = await sql<{ some: boolean }[]>`
    select exists (
      select from usage_days where organization_id = ${scope.organizationId}
        and side = ${environment.side} and environment = ${environment.name} and span_count > 0
    ) as some`;
  return row?.some ?? false;
}

/** Every environment of the organization: the two built-in ones first, then further labels by name. */
export async function listEnvironments(scope: Scope): Promise<EnvironmentChoice[]> {
  const { sql } = connection();
  const labels = await sql<EnvironmentChoice[]>`
    select side, name from environments
    where organization_id = ${scope.organizationId} and name <> side order by name, side`;
  const builtIn: EnvironmentChoice[] = [
    { side: "prod", name: "prod" },
    { side: "test", name: "test" },
  ];
  return [...builtIn, ...labels].filter(({ side }) => scope.side === null || scope.side === side);
}

function ofSide(sql: Sql, scope: Scope): Fragment {
  return scope.side === null ? sql`true` : sql`s.side = ${scope.side}`;
}
