import type { Rates } from "@/db/enums";

/** What a model costs for a time. Instants are ISO 8601 UTC; `validFrom` is inclusive, `validUntil` is not. */
export type Price = {
  id: number;
  /** Null in the built-in catalogue. */
  organizationId: number | null;
  /** Who sells the model; empty when the price holds whoever does. */
  vendor: string;
  /** Other names of the vendor's under which spans come (`azure` for `openai`). */
  prefixes: readonly string[];
  model: string;
  rates: Rates;
  validFrom: string | null;
  validUntil: string | null;
  source: string | null;
};
