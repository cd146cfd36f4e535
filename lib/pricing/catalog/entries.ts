import type { Rates } from "@/db/enums";
import ai21 from "./ai21.json";
import alibaba from "./alibaba.json";
import anthropic from "./anthropic.json";
import bedrock from "./bedrock.json";
import cerebras from "./cerebras.json";
import cohere from "./cohere.json";
import deepgram from "./deepgram.json";
import deepinfra from "./deepinfra.json";
import deepseek from "./deepseek.json";
import fireworks from "./fireworks.json";
import google from "./google.json";
import groq from "./groq.json";
import jina from "./jina.json";
import minimax from "./minimax.json";
import mistral from "./mistral.json";
import moonshot from "./moonshot.json";
import openai from "./openai.json";
import perplexity from "./perplexity.json";
import { type VendorFile, vendorFileSchema } from "./schema";
import together from "./together.json";
import voyage from "./voyage.json";
import xai from "./xai.json";
import zai from "./zai.json";

const files = [
  ai21,
  alibaba,
  anthropic,
  bedrock,
  cerebras,
  cohere,
  deepgram,
  deepinfra,
  deepseek,
  fireworks,
  google,
  groq,
  jina,
  minimax,
  mistral,
  moonshot,
  openai,
  perplexity,
  together,
  voyage,
  xai,
  zai,
];

/** A list price of one model or alias for one period. `from` (inclusive) and `until` are ISO 8601 instants, UTC. */
export type CatalogPrice = {
  vendor: string;
  prefixes: readonly string[];
  model: string;
  rates: Rates;
  from: string | null;
  until: string | null;
  source: string;
};

let prices: readonly CatalogPrice[] | null = null;

/**
 * The built-in catalogue of list prices, validated on the first call. Throws a `ZodError` that names the field when
 * a file is malformed. Source: docs/rules.md, "Tokens and cost".
 */
export function catalogPrices(): readonly CatalogPrice[] {
  prices ??= files.flatMap((file) => pricesIn(vendorFileSchema.parse(file)));
  return prices;
}

function pricesIn({ vendor, prefixes, source: page, models }: VendorFile): CatalogPrice[] {
  return models.flatMap(({ id, aliases = [], prices: periods }) =>
    [id, ...aliases].flatMap((model) =>
      periods.map(({ from, until, source = page, ...rates }) => ({
        vendor,
        prefixes,
        model,
        rates,
        from: startOf(from),
        until: startOf(until),
        source,
      })),
    ),
  );
}

function startOf(day: string | undefined): string | null {
  return day === undefined ? null : `${day}T00:00:00Z`;
}
