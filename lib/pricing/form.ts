import type { Price } from "./price";
import type { PriceForm } from "./schema";

/** The form without anything in it, or with what is known of a price already. */
export function emptyForm(known: Partial<PriceForm> = {}): PriceForm {
  return {
    model: "",
    provider: "",
    prompt: "",
    completion: "",
    cacheRead: "",
    cacheWrite: "",
    audioMinute: "",
    character: "",
    aboveTokens: "",
    abovePrompt: "",
    aboveCompletion: "",
    aboveCacheRead: "",
    aboveCacheWrite: "",
    validFrom: "",
    validUntil: "",
    note: "",
    ...known,
  };
}

/** The form as it reads for a price: what `priceSchema` makes of it is that price again. */
export function formOf({
  model,
  vendor,
  rates,
  validFrom,
  validUntil,
  source,
}: Pick<Price, "model" | "vendor" | "rates" | "validFrom" | "validUntil" | "source">): PriceForm {
  const { above } = rates;
  return {
    model,
    provider: vendor,
    prompt: typed(rates.prompt),
    completion: typed(rates.completion),
    cacheRead: typed(rates.cacheRead),
    cacheWrite: typed(rates.cacheWrite),
    audioMinute: typed(rates.audioMinute),
    character: typed(rates.character),
    aboveTokens: typed(above?.tokens),
    abovePrompt: typed(above?.prompt),
    aboveCompletion: typed(above?.completion),
    aboveCacheRead: typed(above?.cacheRead),
    aboveCacheWrite: typed(above?.cacheWrite),
    validFrom: validFrom?.slice(0, 10) ?? "",
    validUntil: validUntil?.slice(0, 10) ?? "",
    note: source ?? "",
  };
}

function typed(amount: number | undefined): string {
  return amount === undefined ? "" : String(amount);
}
