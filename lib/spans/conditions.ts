import type { Fragment, Sql } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import { whereExpressions } from "@/lib/filters/where";
import { type SpanExpression, spanFields } from "./fields";
import { idRange } from "./id-range";
import type { EnvironmentChoice } from "./list-state";
import { spanSql } from "./sql";

/** Which spans are meant. Times are epoch milliseconds of the start; null is open. */
export type SpanSelection = {
  /** Null for every environment the scope may see. */
  environment: EnvironmentChoice | null;
  from: number | null;
  to: number | null;
  /** Joined by AND. */
  filters: readonly SpanExpression[];
};

/** Side, environment and filters as a condition on `spans s`; null when there are none. Organization and time are not in it. */
export function conditionsOf(
  sql: Sql,
  scope: Scope,
  query: Pick<SpanSelection, "environment" | "filters">,
): Fragment | null {
  const conditions: Fragment[] = [];
  if (scope.side !== null) conditions.push(sql`s.side = ${scope.side}`);
  if (query.environment !== null) {
    conditions.push(sql`s.environment = ${query.environment.name} and s.side = ${query.environment.side}`);
  }
  if (query.filters.length > 0) conditions.push(whereExpressions(sql, spanFields, spanSql, query.filters));
  if (conditions.length === 0) return null;
  return conditions.reduce((all, condition) => sql`${all} and ${condition}`);
}

/** The whole condition on `spans s`: organization, time, side, environment and filters. */
export function whereSpans(sql: Sql, scope: Scope, query: SpanSelection): Fragment {
  const { low, high } = idRange(query.from, query.to);
  return sql`s.organization_id = ${scope.organizationId} and s.id >= ${low} and s.id < ${high}
    and ${conditionsOf(sql, scope, query) ?? sql`true`}`;
}
