import "server-only";
import { connection, type Sql } from "@/db";
import type { Scope } from "@/lib/auth/scope";
import { priceBook } from "@/lib/pricing/book";
import { listPrices } from "@/lib/pricing/queries";
import type { Selection } from "./selection";
import { isListed, joinTariffs, kindOfSpan, listPrice, selected } from "./sql";
import { type Tariff, tariffsOf } from "./tariffs";

/** Sums over a group of spans. Costs are nano-dollars of owned usage, null where no span of the group has one. */
export type PreviewSums = {
  spanCount: number;
  changedCount: number;
  /** Of the changed ones, those whose cost stays: another price says the same. */
  sameCostCount: number;
  /** Of the changed ones, those that have a cost and would have none. */
  lostCostCount: number;
  /** Spans without a cost. */
  costlessBefore: number;
  costlessAfter: number;
  beforeNanos: number | null;
  afterNanos: number | null;
};

/** `name` is null for spans without a model or customer; `rest` are the groups that were not listed, summed. */
export type PreviewGroups = {
  rows: (PreviewSums & { name: string | null })[];
  rest: (PreviewSums & { groupCount: number }) | null;
};

/** What a re-price would do, before it does anything. */
export type RepricePreview = {
  total: PreviewSums;
  byModel: PreviewGroups;
  byCustomer: PreviewGroups;
  /** Spans of the selection that no re-price touches, by why. */
  leftAlone: { given: number; span_unit_price: number; no_usage: number };
};

/**
 * Computes what re-pricing the selection would change, exactly and without changing anything: one pass over the
 * spans for their models, one for their costs.
 *
 * @param shown how many models and customers are listed one by one, those that change most first
 */
export async function previewReprice(
  scope: Scope,
  selection: Selection,
  shown: number,
): Promise<RepricePreview> {
  const { sql } = connection();
  const { models, leftAlone } = await surveySelection(sql, scope, selection);
  const prices = await listPrices(scope);
  const groups = await sumGroups(sql, scope, selection, tariffsOf(priceBook(prices), prices, models), shown);
  const of = (grain: Grain) => groups.filter((group) => group.grain === grain);
  const [total] = of("total");
  return {
    total: total ?? noSums,
    byModel: grouped(of("model"), shown),
    byCustomer: grouped(of("customer"), shown),
    leftAlone,
  };
}

/** How many spans of a selection a price list decides on. */
export async function countListed(scope: Scope, selection: Selection): Promise<number> {
  const { sql } = connection();
  const [row] = await sql<{ count: number }[]>`
    select count(*)::float8 as count from spans s
    where ${selected(sql, scope.organizationId, selection)} and ${sql.unsafe(isListed)}`;
  return row?.count ?? 0;
}

async function surveySelection(sql: Sql, scope: Scope, selection: Selection) {
  const rows = await sql<{ model: string; provider: string; kind: string; count: number }[]>`
    select coalesce(s.model, '') as model, coalesce(s.provider, '') as provider,
      ${sql.unsafe(kindOfSpan)} as kind, count(*)::float8 as count
    from spans s where ${selected(sql, scope.organizationId, selection)} group by 1, 2, 3`;
  const leftAlone = { given: 0, span_unit_price: 0, no_usage: 0 };
  for (const { kind, count } of rows) {
    if (kind === "given" || kind === "span_unit_price" || kind === "no_usage") leftAlone[kind] += count;
  }
  return { models: rows.filter(({ kind, model }) => kind === "list" && model !== ""), leftAlone };
}

type Grain = "total" | "model" | "customer";
type Group = PreviewSums & { grain: Grain; name: string | null; place: number; groupCount: number };

const noSums: PreviewSums = {
  spanCount: 0,
  changedCount: 0,
  sameCostCount: 0,
  lostCostCount: 0,
  costlessBefore: 0,
  costlessAfter: 0,
  beforeNanos: null,
  afterNanos: null,
};

/** Sums of sums. Nothing counts as none, but costs as unknown. */
const sums = (Object.keys(noSums) as (keyof PreviewSums)[]).map((key) =>
  noSums[key] === null
    ? `sum("${key}")::float8 as "${key}"`
    : `coalesce(sum("${key}"), 0)::float8 as "${key}"`,
);

async function sumGroups(
  sql: Sql,
  scope: Scope,
  selection: Selection,
  tariffs: readonly Tariff[],
  shown: number,
): Promise<Group[]> {
  const added = sql.unsafe(sums.join(", "));
  // The offset keeps a cost from being computed once for each use of it. Summed by model and customer first, so that
  // the three groupings look at sums instead of spans.
  return sql<Group[]>`
    with priced as (
      select s.model, s.customer, s.owns_usage, s.cost_nanos as before, s.price_rule, s.price_id,
        ${sql.unsafe(`${listPrice.costNanos} as after, ${listPrice.rule} as rule, ${listPrice.priceId} as id`)}
      from spans s ${joinTariffs(sql, tariffs)}
      where ${selected(sql, scope.organizationId, selection)} and ${sql.unsafe(isListed)} offset 0
    ), compared as (
      select *, before is distinct from after as moves,
        before is distinct from after or price_rule is distinct from rule or price_id is distinct from id as changes
      from priced
    ), cells as (
      select model, customer, count(*) as "spanCount", count(*) filter (where changes) as "changedCount",
        count(*) filter (where changes and not moves) as "sameCostCount",
        count(*) filter (where before is not null and after is null) as "lostCostCount",
        count(*) filter (where before is null) as "costlessBefore",
        count(*) filter (where after is null) as "costlessAfter",
        sum(before) filter (where owns_usage) as "beforeNanos", sum(after) filter (where owns_usage) as "afterNanos"
      from compared group by model, customer
    ), groups as (
      select case grouping(model, customer) when 3 then 'total' when 1 then 'model' else 'customer' end as grain,
        case grouping(model, customer) when 1 then model when 2 then customer end as name, ${added}
      from cells group by grouping sets ((), (model), (customer))
    ), placed as (
      select *, least(row_number() over (
        partition by grain order by abs(coalesce("afterNanos", 0) - coalesce("beforeNanos", 0)) desc,
          "changedCount" desc, "afterNanos" desc nulls last, "spanCount" desc, name)::int, ${shown + 1}::int) as place
      from groups
    )
    select grain, place, max(name) as name, count(*)::int as "groupCount", ${added}
    from placed group by grain, place order by grain, place`;
}

function grouped(groups: readonly Group[], shown: number): PreviewGroups {
  const [rest] = groups.filter(({ place }) => place > shown);
  return { rows: groups.filter(({ place }) => place <= shown), rest: rest ?? null };
}
