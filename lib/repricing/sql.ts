import type { Sql, Tx } from "@/db";
import { nameList, selectRows } from "@/db/bulk";
import { lowestIdAt } from "@/db/partitions";
import { isoOfMicros } from "@/lib/spans/instants";
import type { Selection } from "./selection";
import type { Tariff } from "./tariffs";

/** The condition for the spans `s` of a selection; ids follow start times, so it prunes partitions. */
export function selected(sql: Sql | Tx, organizationId: number, { from, to, side, models }: Selection) {
  return sql`s.organization_id = ${organizationId}
    ${from === null ? sql`` : sql`and s.id >= ${lowestIdAt(from)}`}
    ${to === null ? sql`` : sql`and s.id < ${lowestIdAt(to)}`}
    ${side === null ? sql`` : sql`and s.side = ${side}`}
    ${models === null ? sql`` : sql`and s.model = any(${[...models]}::text[])`}`;
}

const isBilled =
  "(s.prompt_tokens is not null or s.completion_tokens is not null or s.audio_ms is not null or s.characters is not null)";

/** Why a span `s` is left alone, or `list` where a price list decides. `isListPriced` says the same of a record. */
export const kindOfSpan = `case
  when s.price_rule in ('given', 'span_unit_price') then s.price_rule
  when ${isBilled} then 'list' else 'no_usage' end`;

/** `kindOfSpan` is `list`, in the form the planner can estimate. */
export const isListed = `((s.price_rule is null or s.price_rule in ('organization', 'catalog', 'unknown')) and ${isBilled})`;

const columns = [
  ["model", "text"],
  ["provider", "text"],
  ["valid_from", "timestamptz"],
  ["valid_until", "timestamptz"],
  ["price_id", "int"],
  ["rule", "text"],
  ["prompt", "float8"],
  ["cache_read", "float8"],
  ["cache_write", "float8"],
  ["completion", "float8"],
  ["above_tokens", "float8"],
  ["above_prompt", "float8"],
  ["above_cache_read", "float8"],
  ["above_cache_write", "float8"],
  ["above_completion", "float8"],
  ["audio", "float8"],
  ["characters", "float8"],
  ["prices_tokens", "boolean"],
  ["prices_audio", "boolean"],
  ["prices_characters", "boolean"],
] as const;

/**
 * Tariffs as rows `t` to join spans `s` with. Rates are whole pico-dollars per token or character, or millionths of
 * a dollar per minute of audio. They are doubles because `usage-cost.ts` computes in doubles: the same operations in
 * the same order give the same cost to the last digit, for absurd usages too, where a bigint would overflow.
 */
export function joinTariffs(sql: Sql | Tx, tariffs: readonly Tariff[]) {
  const typed = columns.map(([name, type]) => ({ key: name, name, type }));
  return sql`left join (${selectRows(sql, typed, tariffs.map(rowOf))}) as t ${nameList(sql, typed)}
    on t.model = s.model and t.provider = coalesce(s.provider, '')
      and s.start_time >= t.valid_from and s.start_time < t.valid_until`;
}

function rowOf({ model, provider, fromMicros, untilMicros, price }: Tariff) {
  const { above, ...rates } = price.rates;
  const micros = (rate: number | undefined) => Math.round((rate ?? 0) * 1e6);
  const isByUnit = rates.audioMinute !== undefined || rates.character !== undefined;
  return {
    model,
    provider,
    valid_from: fromMicros === Number.NEGATIVE_INFINITY ? "-infinity" : isoOfMicros(fromMicros),
    valid_until: untilMicros === Number.POSITIVE_INFINITY ? "infinity" : isoOfMicros(untilMicros),
    price_id: price.id,
    rule: price.organizationId === null ? "catalog" : "organization",
    prompt: micros(rates.prompt),
    cache_read: micros(rates.cacheRead ?? rates.prompt),
    cache_write: micros(rates.cacheWrite ?? rates.prompt),
    completion: micros(rates.completion),
    above_tokens: above?.tokens ?? null,
    above_prompt: micros(above?.prompt),
    above_cache_read: micros(above?.cacheRead ?? above?.prompt),
    above_cache_write: micros(above?.cacheWrite ?? above?.prompt),
    above_completion: micros(above?.completion),
    audio: micros(rates.audioMinute),
    characters: micros(rates.character),
    prices_tokens: !(isByUnit && rates.prompt === 0 && rates.completion === 0),
    prices_audio: rates.audioMinute !== undefined,
    prices_characters: rates.character !== undefined,
  };
}

const prompt = "coalesce(s.prompt_tokens, 0)::float8";
const read = `least(coalesce(s.cache_read_tokens, 0)::float8, ${prompt})`;
const write = `least(coalesce(s.cache_write_tokens, 0)::float8, ${prompt} - ${read})`;
const rate = (name: string) => `case when ${prompt} > t.above_tokens then t.above_${name} else t.${name} end`;
const picos = `
  greatest(${prompt} - ${read} - ${write}, 0) * ${rate("prompt")}
  + greatest(${read}, 0) * ${rate("cache_read")}
  + greatest(${write}, 0) * ${rate("cache_write")}
  + greatest(coalesce(s.completion_tokens, 0)::float8, 0) * ${rate("completion")}
  + floor(greatest(coalesce(s.audio_ms, 0)::float8, 0) * t.audio * 50 / 3)
  + greatest(coalesce(s.characters, 0)::float8, 0) * t.characters`;
const canPrice = `(t.price_id is not null and (
  (s.audio_ms is not null and t.prices_audio)
  or (s.characters is not null and t.prices_characters)
  or ((s.prompt_tokens is not null or s.completion_tokens is not null) and t.prices_tokens)))`;

/** What a listed span `s` costs by its tariff `t`; `listPriceOf` says the same, and a test holds both together. */
export const listPrice = {
  costNanos: `case when ${canPrice} then floor((${picos} + 500) / 1000)::bigint end`,
  rule: `case when ${canPrice} then t.rule else 'unknown' end`,
  priceId: `case when ${canPrice} then t.price_id end`,
};
