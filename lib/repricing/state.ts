import { type Side, sides } from "@/db/enums";
import { pairsOf, type SearchParams } from "@/lib/filters/url";
import { boundsOf, type PresetRange, parseListState, type TimeRange } from "@/lib/spans/list-state";
import { type Selection, selectionModelLimit } from "./selection";

/** Everything that decides what the page of a re-price shows. It is the URL and nothing else. */
export type RepriceState = {
  range: TimeRange;
  side: Side | null;
  /** Empty means all. */
  models: string[];
  /** Every model and customer is listed, not only those that change most. */
  isWhole: boolean;
  /** Search params that mean nothing here: dropped, and said so. */
  unknown: string[];
};

export const defaultRepriceRange: PresetRange = "30d";

const rangeKeys = ["range", "from", "to"];

/** Reads the state out of search params: `range` or `from` and `to`, `side`, `model` (repeated), `all`. */
export function parseRepriceState(params: SearchParams): RepriceState {
  const pairs = pairsOf(params);
  const times = new URLSearchParams(pairs.filter(([name]) => rangeKeys.includes(name)));
  const { range, unknown } = parseListState(times);
  const isDefault = range.preset !== null && range.preset !== times.get("range");
  const state: RepriceState = {
    range: isDefault ? { preset: defaultRepriceRange } : range,
    side: null,
    models: [],
    isWhole: false,
    unknown,
  };
  for (const [name, value] of pairs) {
    if (rangeKeys.includes(name)) continue;
    const side = sides.find((one) => one === value);
    if (name === "side" && side) state.side = side;
    else if (name === "all" && value === "true") state.isWhole = true;
    else if (name !== "model" || value === "" || value.length > 255)
      unknown.push(`${name}=${value.slice(0, 40)}`);
    else if (state.models.length === selectionModelLimit) unknown.push(`model=${value.slice(0, 40)}`);
    else if (!state.models.includes(value)) state.models.push(value);
  }
  return state;
}

/** The search params that read back as this state; defaults are left out. */
export function serializeRepriceState({
  range,
  side,
  models,
  isWhole,
}: Omit<RepriceState, "unknown">): URLSearchParams {
  const params = new URLSearchParams();
  if (range.preset === null) {
    if (range.from !== null) params.set("from", new Date(range.from).toISOString());
    if (range.to !== null) params.set("to", new Date(range.to).toISOString());
  } else if (range.preset !== defaultRepriceRange) {
    params.set("range", range.preset);
  }
  if (side !== null) params.set("side", side);
  for (const model of models) params.append("model", model);
  if (isWhole) params.set("all", "true");
  return params;
}

/** The spans a state means at `now`, in epoch milliseconds. */
export function selectionOf({ range, side, models }: RepriceState, now: number): Selection {
  return { ...boundsOf(range, now), side, models: models.length > 0 ? models : null };
}
