import "server-only";
import { connection } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import type { SpanSelection } from "../conditions";
import { cubeAnswers, cubeSource, matching } from "./cube";
import { type Demand, readAggregate, sampleWeight } from "./source";

/** How many spans match. `count` is null when not even the sample could be counted in time. */
export type SpanCount = { count: number | null; isExact: boolean };

/**
 * Counts the spans of a selection: from the time cube where its conditions allow, else exactly where they are few,
 * else by the sample (`isExact` false).
 */
export async function countSpans(
  scope: Scope,
  selection: SpanSelection,
  demand: Demand = {},
): Promise<SpanCount> {
  const { sql } = connection();
  if (await cubeAnswers(sql, scope, selection)) {
    const [row] = await sql<{ n: number }[]>`
      select coalesce(sum(s.span_count), 0)::float8 as n from ${cubeSource(sql, scope, selection, "day")}`;
    return { count: row?.n ?? 0, isExact: true };
  }
  const read = await readAggregate(scope, selection, demand, async (on, source) => {
    const isSample = source === "sample";
    const [row] = await on<{ n: number }[]>`
      select count(*)::float8 as n from spans s where ${matching(sql, scope, selection, isSample)}`;
    return (row?.n ?? 0) * (isSample ? sampleWeight : 1);
  });
  return { count: read?.answer ?? null, isExact: read?.isExact ?? false };
}
