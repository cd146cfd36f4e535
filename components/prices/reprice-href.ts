import { selectionModelLimit } from "@/lib/repricing/selection";
import { serializeRepriceState } from "@/lib/repricing/state";

/** Where stored spans of these models, of any time, are re-priced; of all models when there are too many to name. */
export function repriceHref(models: readonly string[]): string {
  const named = models.length <= selectionModelLimit ? [...models] : [];
  const state = { range: { preset: "all" as const }, side: null, models: named, isWhole: false };
  return `/settings/prices/reprice?${serializeRepriceState(state)}`;
}
