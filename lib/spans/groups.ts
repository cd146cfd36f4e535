import "server-only";
import { connection, type Fragment, type Sql } from "@/db";
import { generationTypes } from "@/db/enums";
import type { Scope } from "@/lib/auth/scope";
import { matching } from "./aggregates/cube";
import { type Demand, readAggregate, sampleWeight } from "./aggregates/source";
import { valueSql } from "./aggregates/value-sql";
import type { SpanSelection } from "./conditions";
import { extraText } from "./contents-sql";
import type { SpanFieldKey } from "./fields";
import type { Grouping, GroupSort } from "./wire-params";

/** What the spans of one value add up to. Cost and tokens are of owned usage; `value` is null for spans without one. */
export type SpanGroup = {
  value: string | null;
  spans: number;
  errors: number;
  costNanos: number;
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  cacheReadTokens: number;
  latencyAverageMs: number | null;
  ttftAverageMs: number | null;
  tokensPerSecond: number | null;
  /** Start of the first and of the last span, ISO 8601. */
  firstSeen: string;
  lastSeen: string;
};

/** `count` groups there are, of which these are a page. */
export type GroupPage = { groups: SpanGroup[]; count: number; isExact: boolean };

type GroupQuery = { groupBy: Grouping; sort: GroupSort; limit: number; skip: number };

const fields: Readonly<Record<Exclude<Grouping, "deployment_id">, SpanFieldKey>> = {
  model: "model",
  provider_id: "provider_id",
  organization_key_id: "organization_key_id",
  prompt_id: "prompt_id",
  deployment_name: "deployment_name",
  custom_identifier: "custom_identifier",
  customer_identifier: "customer_identifier",
  trace: "trace_unique_id",
  thread: "thread_identifier",
};

const orders: Readonly<Record<GroupSort["key"], string>> = {
  number_of_requests: "spans",
  total_cost: `"costNanos"`,
  total_tokens: `"totalTokens"`,
  error_count: "errors",
  avg_latency: `"latencyAverageMs"`,
  last_seen: `"lastSeen"`,
};

/**
 * The spans of a selection by one of their values, with what each group adds up to. Where very many match, every
 * fiftieth stands for the rest (`isExact` false) and rare groups may be missing. Null when that takes too long too.
 */
export async function groupsOf(
  scope: Scope,
  selection: SpanSelection,
  query: GroupQuery,
  demand: Demand = {},
): Promise<GroupPage | null> {
  const { sql } = connection();
  const read = await readAggregate(scope, selection, demand, async (on, source) => {
    const isSample = source === "sample";
    const weight = isSample ? sampleWeight : 1;
    const owned = (column: string) =>
      sql`${weight} * coalesce(sum(${sql.unsafe(column)}) filter (where owns_usage), 0)::float8`;
    // A duration of zero is one that nobody measured.
    const timed = sql`log_type = any(${[...generationTypes]}) and duration_us > 0`;
    const direction = sql.unsafe(query.sort.descending ? "desc" : "asc");
    return on<(SpanGroup & { count: number })[]>`
      select value, ${weight} * count(*)::float8 as spans,
        ${weight} * (count(*) filter (where has_error))::float8 as errors,
        ${owned("cost_nanos")} as "costNanos", ${owned("prompt_tokens")} as "promptTokens",
        ${owned("completion_tokens")} as "completionTokens", ${owned("total_tokens")} as "totalTokens",
        ${owned("cache_read_tokens")} as "cacheReadTokens",
        (avg(duration_us) filter (where ${timed}) / 1000)::float8 as "latencyAverageMs",
        (avg(ttft_us) / 1000)::float8 as "ttftAverageMs", avg(tokens_per_second)::float8 as "tokensPerSecond",
        min(start_time) as "firstSeen", max(start_time) as "lastSeen", count(*) over ()::float8 as count
      from (
        select ${groupValue(sql, query.groupBy)} as value, s.* from spans s
        where ${matching(sql, scope, selection, isSample)}
      ) s
      group by value
      order by ${sql.unsafe(orders[query.sort.key])} ${direction} nulls last, value
      limit ${query.limit} offset ${query.skip}`;
  });
  if (!read) return null;
  const [first] = read.answer;
  if (!first && query.skip > 0) {
    // A page past the last has no row to carry the count.
    const start = await groupsOf(scope, selection, { ...query, skip: 0, limit: 1 }, demand);
    return start && { ...start, groups: [] };
  }
  return {
    groups: read.answer.map(({ count: _, ...group }) => group),
    count: first?.count ?? 0,
    isExact: read.isExact,
  };
}

function groupValue(sql: Sql, groupBy: Grouping): Fragment {
  if (groupBy === "deployment_id") return sql`nullif(${sql.unsafe(extraText("deployment_id"))}, '')`;
  const value = valueSql(sql, { field: fields[groupBy] });
  if (!value) throw new Error(`Spans cannot be grouped by ${groupBy}.`);
  return value;
}
