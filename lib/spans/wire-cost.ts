import type { CostExplanation } from "@/lib/pricing/explain";

const names = {
  prompt: "prompt",
  cacheRead: "prompt_cache_hit",
  cacheWrite: "prompt_cache_creation",
  completion: "completion",
  audio: "audio",
  characters: "characters",
} as const;

/**
 * What a cost is made of, as REST says it: per part the rate (USD per million tokens or characters, audio per minute)
 * and the amount in USD. Null where nothing was computed. Source: docs/rules.md, "Tokens and cost".
 */
export function wireCost({ lines, sumNanos }: Pick<CostExplanation, "lines" | "sumNanos">) {
  if (sumNanos === null) return { unit_prices: null, component_costs: null };
  return {
    unit_prices: Object.fromEntries(lines.map(({ part, rate }) => [names[part], rate])),
    component_costs: Object.fromEntries(lines.map(({ part, picos }) => [names[part], picos / 1e12])),
  };
}
