import type { Rates, TokenRates } from "@/db/enums";

/** What a span used, as far as it is billed. `promptTokens` includes cache reads and writes. */
export type BilledUsage = {
  promptTokens?: number | null;
  completionTokens?: number | null;
  cacheReadTokens?: number | null;
  cacheWriteTokens?: number | null;
  /** Milliseconds of audio. */
  audioMs?: number | null;
  /** Characters of speech. */
  characters?: number | null;
};

export const costParts = ["prompt", "cacheRead", "cacheWrite", "completion", "audio", "characters"] as const;

/**
 * One line of a cost: so many units at such a rate. `units` are tokens, characters or milliseconds of audio; `rate` is
 * USD per million tokens or characters, or per minute; `picos` are whole pico-dollars (1e-12 USD).
 */
export type CostLine = { part: (typeof costParts)[number]; units: number; rate: number; picos: number };

/** A rate has at most six decimals, so that per single token it is a whole number of pico-dollars. */
function picosPer(rate: number): number {
  return Math.round(rate * 1e6);
}

/** Rates of the whole request: dearer where its prompt is longer than the price's threshold. */
function tokenRates(rates: Rates, prompt: number): TokenRates {
  return rates.above && prompt > rates.above.tokens ? rates.above : rates;
}

/**
 * What a usage costs at given rates, line by line; lines without units are left out. Cached tokens are taken out of
 * the prompt; without a rate of their own they cost what prompt tokens cost.
 * Source: docs/rules.md, "Tokens and cost".
 */
export function costLines(usage: BilledUsage, rates: Rates): CostLine[] {
  const prompt = usage.promptTokens ?? 0;
  const read = Math.min(usage.cacheReadTokens ?? 0, prompt);
  const write = Math.min(usage.cacheWriteTokens ?? 0, prompt - read);
  const of = tokenRates(rates, prompt);
  const line = (part: CostLine["part"], units: number, rate: number): CostLine => ({
    part,
    units,
    rate,
    picos: units * picosPer(rate),
  });
  const audio = line("audio", usage.audioMs ?? 0, rates.audioMinute ?? 0);
  return [
    line("prompt", prompt - read - write, of.prompt),
    line("cacheRead", read, of.cacheRead ?? of.prompt),
    line("cacheWrite", write, of.cacheWrite ?? of.prompt),
    line("completion", usage.completionTokens ?? 0, of.completion),
    // USD per minute in pico-dollars per millisecond: times 1e12 / 60,000.
    { ...audio, picos: Math.floor((audio.units * picosPer(audio.rate) * 50) / 3) },
    line("characters", usage.characters ?? 0, rates.character ?? 0),
  ].filter(({ units, rate, part }) => units > 0 && (rate > 0 || (part !== "audio" && part !== "characters")));
}

/** The sum of lines in whole nano-dollars, rounded half up once. */
export function nanosOf(lines: readonly CostLine[]): number {
  const picos = lines.reduce((sum, { picos: part }) => sum + part, 0);
  return Math.floor((picos + 500) / 1000);
}

/** Whether these rates say anything of this usage: a price per minute of audio says nothing of tokens. */
export function canPrice(usage: BilledUsage, rates: Rates): boolean {
  const hasTokens = typeof usage.promptTokens === "number" || typeof usage.completionTokens === "number";
  const isByUnit = rates.audioMinute !== undefined || rates.character !== undefined;
  const isFreeOfTokens = isByUnit && rates.prompt === 0 && rates.completion === 0;
  if (typeof usage.audioMs === "number" && rates.audioMinute !== undefined) return true;
  if (typeof usage.characters === "number" && rates.character !== undefined) return true;
  return hasTokens && !isFreeOfTokens;
}
