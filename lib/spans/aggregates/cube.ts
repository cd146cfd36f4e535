import "server-only";
import type { Fragment, Sql } from "@/db";
import { generationTypes } from "@/db/enums";
import type { Scope } from "@/lib/auth/scope";
import { modelLimit } from "@/lib/rollups/models";
import { conditionsOf, type SpanSelection, whereSpans } from "../conditions";
import type { SpanFieldKey } from "../fields";
import { idRange } from "../id-range";
import { type Piece, piecesOf } from "./pieces";
import { leavesOf } from "./selection";

/** What the time cube is cut by. */
const dimensions: readonly SpanFieldKey[] = ["log_type", "status", "failed", "model", "environment"];

export function isDimension(field: SpanFieldKey): boolean {
  return dimensions.includes(field);
}

/**
 * Whether the time cube can answer for the selection, and tell the values of `fields` apart: every condition is on one
 * of its dimensions, and it knows every model by name.
 * Source: docs/rules.md, "Limits" (models).
 */
export async function cubeAnswers(
  sql: Sql,
  scope: Scope,
  selection: SpanSelection,
  fields: readonly SpanFieldKey[] = [],
): Promise<boolean> {
  const asked = [...fields, ...selection.filters.flatMap(leavesOf).map(({ field }) => field)];
  if (!asked.every(isDimension)) return false;
  if (!asked.includes("model")) return true;
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from rollup_models where organization_id = ${scope.organizationId}`;
  return (row?.n ?? 0) < modelLimit;
}

/** The columns every source of sums has; cost and tokens are of owned usage, latency of generation spans. */
const spanSums = `1::int8 as span_count, s.has_error::int::int8 as error_count,
  case when s.owns_usage then coalesce(s.cost_nanos, 0) else 0 end as cost_nanos,
  case when s.owns_usage then coalesce(s.prompt_tokens, 0)::int8 else 0 end as prompt_tokens,
  case when s.owns_usage then coalesce(s.completion_tokens, 0)::int8 else 0 end as completion_tokens,
  case when s.owns_usage then coalesce(s.total_tokens, 0)::int8 else 0 end as total_tokens,
  case when s.log_type = any('{${generationTypes.join(",")}}') then 1::int8 else 0 end as latency_count,
  case when s.log_type = any('{${generationTypes.join(",")}}') then s.duration_us else 0 end as latency_sum_us`;
const cubeSums = `span_count, error_count, cost_nanos, prompt_tokens, completion_tokens, total_tokens, latency_count,
  latency_sum_us`;

/**
 * The selection as rows of sums with a moment `at`, aliased `s`: cells of the cube, and single spans where the range
 * begins or ends within an hour. Adds up to exactly what the spans add up to.
 *
 * @param grain the coarsest cells: days only where nobody asks for less
 */
export function cubeSource(
  sql: Sql,
  scope: Scope,
  selection: SpanSelection,
  grain: "hour" | "day",
): Fragment {
  const { days, hours, edges } = piecesOf(selection, grain);
  const cells = (table: string, { from, to }: Piece) => sql`
    select at, side, environment, log_type, nullif(model, '') as model, has_error, ${sql.unsafe(cubeSums)}
    from ${sql(table)} where organization_id = ${scope.organizationId}
      and ${from === null ? sql`true` : sql`at >= ${new Date(from).toISOString()}`}
      and ${to === null ? sql`true` : sql`at < ${new Date(to).toISOString()}`}`;
  const parts = [
    ...(days ? [cells("usage_days", days)] : []),
    ...hours.map((piece) => cells("usage_hours", piece)),
    ...edges.map(
      (piece) => sql`
        select s.start_time as at, s.side, s.environment, s.log_type, s.model, s.has_error, ${sql.unsafe(spanSums)}
        from spans s where ${within(sql, scope, piece)}`,
    ),
  ];
  const union = parts.reduce((all, part) => sql`${all} union all ${part}`);
  return sql`(select * from (${union}) s where ${conditionsOf(sql, scope, selection) ?? sql`true`}) s`;
}

/** The selection's spans, or every fiftieth of them, as rows of the same form. */
export function spanSource(sql: Sql, scope: Scope, selection: SpanSelection, isSample: boolean): Fragment {
  return sql`(select s.start_time as at, s.duration_us, s.ttft_us, s.tokens_per_second, s.log_type,
      ${sql.unsafe(spanSums)}
    from spans s where ${matching(sql, scope, selection, isSample)}) s`;
}

/** The condition of the selection's spans on the alias `s`; of a sample, every fiftieth by a hash of its identity. */
export function matching(sql: Sql, scope: Scope, selection: SpanSelection, isSample: boolean): Fragment {
  return sql`${whereSpans(sql, scope, selection)} and ${isSample ? sql`s.bucket < 200` : sql`true`}`;
}

function within(sql: Sql, scope: Scope, { from, to }: Piece): Fragment {
  const { low, high } = idRange(from, to);
  return sql`s.organization_id = ${scope.organizationId} and s.id >= ${low} and s.id < ${high}`;
}
