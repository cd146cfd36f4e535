// Placeholder until the JSON catalogue lands; replaced by its author.
import type { Rates } from "@/db/enums";
/** USD per one million tokens. Without a cache rate, cached tokens cost what prompt tokens cost. */
type UnitPrices = { prompt: number; completion: number; cacheRead?: number; cacheWrite?: number };

/**
 * List prices of common models as their vendors publish them (read November 2026). A model's dated releases
 * (`gpt-4o-2024-08-06`, `claude-sonnet-4-5-20250929`) cost what the model costs.
 */
const table: Readonly<Record<string, UnitPrices>> = {
  // OpenAI
  "gpt-5": { prompt: 1.25, completion: 10, cacheRead: 0.125 },
  "gpt-5-mini": { prompt: 0.25, completion: 2, cacheRead: 0.025 },
  "gpt-5-nano": { prompt: 0.05, completion: 0.4, cacheRead: 0.005 },
  "gpt-4.1": { prompt: 2, completion: 8, cacheRead: 0.5 },
  "gpt-4.1-mini": { prompt: 0.4, completion: 1.6, cacheRead: 0.1 },
  "gpt-4.1-nano": { prompt: 0.1, completion: 0.4, cacheRead: 0.025 },
  "gpt-4o": { prompt: 2.5, completion: 10, cacheRead: 1.25 },
  "gpt-4o-mini": { prompt: 0.15, completion: 0.6, cacheRead: 0.075 },
  "gpt-4-turbo": { prompt: 10, completion: 30 },
  "gpt-3.5-turbo-instruct": { prompt: 1.5, completion: 2 },
  "gpt-3.5-turbo": { prompt: 0.5, completion: 1.5 },
  o1: { prompt: 15, completion: 60, cacheRead: 7.5 },
  o3: { prompt: 2, completion: 8, cacheRead: 0.5 },
  "o3-mini": { prompt: 1.1, completion: 4.4, cacheRead: 0.55 },
  "o4-mini": { prompt: 1.1, completion: 4.4, cacheRead: 0.275 },
  "text-embedding-3-small": { prompt: 0.02, completion: 0 },
  "text-embedding-3-large": { prompt: 0.13, completion: 0 },
  "text-embedding-ada-002": { prompt: 0.1, completion: 0 },
  "gpt-4o-mini-tts": { prompt: 0.6, completion: 12 },
  "gpt-4o-transcribe": { prompt: 2.5, completion: 10 },
  "gpt-4o-mini-transcribe": { prompt: 1.25, completion: 5 },
  // Anthropic
  "claude-opus-4-1": { prompt: 15, completion: 75, cacheRead: 1.5, cacheWrite: 18.75 },
  "claude-opus-4": { prompt: 15, completion: 75, cacheRead: 1.5, cacheWrite: 18.75 },
  "claude-sonnet-4-5": { prompt: 3, completion: 15, cacheRead: 0.3, cacheWrite: 3.75 },
  "claude-sonnet-4": { prompt: 3, completion: 15, cacheRead: 0.3, cacheWrite: 3.75 },
  "claude-haiku-4-5": { prompt: 1, completion: 5, cacheRead: 0.1, cacheWrite: 1.25 },
  "claude-3-7-sonnet": { prompt: 3, completion: 15, cacheRead: 0.3, cacheWrite: 3.75 },
  "claude-3-5-sonnet": { prompt: 3, completion: 15, cacheRead: 0.3, cacheWrite: 3.75 },
  "claude-3-5-haiku": { prompt: 0.8, completion: 4, cacheRead: 0.08, cacheWrite: 1 },
  "claude-3-opus": { prompt: 15, completion: 75, cacheRead: 1.5, cacheWrite: 18.75 },
  "claude-3-haiku": { prompt: 0.25, completion: 1.25, cacheRead: 0.03, cacheWrite: 0.3 },
  // Google
  "gemini-2.5-pro": { prompt: 1.25, completion: 10, cacheRead: 0.31 },
  "gemini-2.5-flash": { prompt: 0.3, completion: 2.5, cacheRead: 0.075 },
  "gemini-2.5-flash-lite": { prompt: 0.1, completion: 0.4, cacheRead: 0.025 },
  "gemini-2.0-flash": { prompt: 0.1, completion: 0.4, cacheRead: 0.025 },
  // Mistral, Cohere, DeepSeek, xAI
  "mistral-large-latest": { prompt: 2, completion: 6 },
  "mistral-medium-latest": { prompt: 0.4, completion: 2 },
  "mistral-small-latest": { prompt: 0.1, completion: 0.3 },
  "command-r-plus": { prompt: 2.5, completion: 10 },
  "command-r": { prompt: 0.15, completion: 0.6 },
  "embed-v4.0": { prompt: 0.12, completion: 0 },
  "deepseek-chat": { prompt: 0.27, completion: 1.1, cacheRead: 0.07 },
  "deepseek-reasoner": { prompt: 0.55, completion: 2.19, cacheRead: 0.14 },
  "grok-4": { prompt: 3, completion: 15, cacheRead: 0.75 },
  "grok-3-mini": { prompt: 0.3, completion: 0.5, cacheRead: 0.075 },
};


export type CatalogPrice = { vendor: string; prefixes: readonly string[]; model: string; rates: Rates; from: string | null; until: string | null; source: string };
export function catalogPrices(): readonly CatalogPrice[] {
  return Object.entries(table).map(([model, rates]) => ({ vendor: model.startsWith("claude") ? "anthropic" : "openai", prefixes: [], model, rates, from: null, until: null, source: "" }));
}
