import "server-only";
import { connection } from "@/db";
import { generationTypes } from "@/db/enums";
import type { Scope } from "@/lib/auth/scope";
import { modelLimit, otherModel } from "@/lib/rollups/models";
import { type PriceBook, priceBook } from "./book";
import { candidateNames } from "./model-names";
import type { Price } from "./price";
import { listPrices } from "./queries";

/** A model of stored spans that call one, as the cube of days tells it. */
export type SeenModel = {
  model: string;
  spanCount: number;
  /** The last day (ISO 8601, UTC) with such a span. */
  lastDay: string;
  /** Of them those that used tokens and cost nothing, as far as whole days tell. */
  costlessCount: number;
  /** The last day with such spans, null without any. */
  lastCostlessDay: string | null;
};

/** Stored spans without a cost: nobody prices their model, or a price came after them. */
export type UnpricedModel = Pick<SeenModel, "model" | "spanCount" | "lastDay"> & {
  reason: "no_price" | "before_price";
  /** Who served the model, where several sell it and that decides; empty when spans do not say. */
  provider: string | null;
};

/** Every model of the organization's generations, most used first. */
export async function listSeenModels(scope: Scope): Promise<SeenModel[]> {
  return connection().sql<SeenModel[]>`
    select model, sum(span_count)::float8 as "spanCount", to_char(max(at), 'YYYY-MM-DD') as "lastDay",
      coalesce(sum(span_count) filter (where cost_nanos = 0 and total_tokens > 0), 0)::float8 as "costlessCount",
      to_char(max(at) filter (where cost_nanos = 0 and total_tokens > 0), 'YYYY-MM-DD') as "lastCostlessDay"
    from usage_days
    where organization_id = ${scope.organizationId} and model <> ''
      and log_type = any(${[...generationTypes]}::text[])
    group by model having sum(span_count) > 0
    order by 2 desc, 1`;
}

/** Every model name there is something to say of: those of stored spans, most used first, then those of price lists. */
export async function listModelNames(scope: Scope): Promise<string[]> {
  const [seen, prices] = await Promise.all([listSeenModels(scope), listPrices(scope)]);
  return [...new Set([...seen, ...prices].map(({ model }) => model))];
}

/** The models whose spans a price would reach, by the names they may be looked up under. */
export function modelsReachedBy(
  { model, vendor }: Pick<Price, "model" | "vendor">,
  seen: readonly string[],
): string[] {
  const names = new Set([model, `${vendor}/${model}`]);
  return seen.filter((one) => candidateNames(one).some(({ name }) => names.has(name)));
}

/**
 * Models whose stored spans have no cost, most used first: those without a price now, and those whose price came
 * after the spans. Counts of the latter are of days on which nothing of the model was priced.
 *
 * @param now epoch milliseconds
 */
export async function listUnpricedModels(scope: Scope, now: number): Promise<UnpricedModel[]> {
  const [seen, prices] = await Promise.all([listSeenModels(scope), listPrices(scope)]);
  const book = priceBook(prices);
  const sold = new Set(prices.map(({ model }) => model));
  const isFull = seen.length >= modelLimit;
  const unpriced: UnpricedModel[] = [];
  const byProvider: string[] = [];
  for (const { costlessCount, lastCostlessDay, ...row } of seen) {
    if (isFull && row.model === otherModel) continue;
    if (book.find(row.model, null, now * 1000)) {
      if (lastCostlessDay === null) continue;
      const then = book.find(row.model, null, Date.parse(lastCostlessDay) * 1000)?.price.rates;
      if (then?.prompt === 0 && then.completion === 0) continue;
      const reason = then ? "before_price" : "no_price";
      unpriced.push({ ...row, spanCount: costlessCount, lastDay: lastCostlessDay, reason, provider: null });
    } else if (candidateNames(row.model).some(({ name }) => sold.has(name))) {
      byProvider.push(row.model);
    } else {
      unpriced.push({ ...row, reason: "no_price", provider: null });
    }
  }
  unpriced.push(...(await unpricedProviders(scope, byProvider, book, now)));
  return unpriced.sort((a, b) => b.spanCount - a.spanCount);
}

/** Of models that several sell at prices of their own, the spans whose provider does not say which. */
async function unpricedProviders(
  scope: Scope,
  models: readonly string[],
  book: PriceBook,
  now: number,
): Promise<UnpricedModel[]> {
  if (models.length === 0) return [];
  const rows = await connection().sql<(Omit<UnpricedModel, "reason" | "provider"> & { provider: string })[]>`
    select model, coalesce(provider, '') as provider, count(*)::float8 as "spanCount",
      to_char(max(start_time), 'YYYY-MM-DD') as "lastDay"
    from spans
    where organization_id = ${scope.organizationId} and model = any(${[...models]}::text[])
      and log_type = any(${[...generationTypes]}::text[])
    group by 1, 2`;
  return rows
    .filter(({ model, provider }) => book.find(model, provider || null, now * 1000) === null)
    .map((row) => ({ ...row, reason: "no_price" as const }));
}
