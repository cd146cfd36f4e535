import type { Side } from "@/db/enums";
import { pairsOf, parseFilters, type SearchParams, serializeFilters } from "@/lib/filters/url";
import { type SpanFilter, spanFields } from "./fields";

/** A built-in side, or a further label on a side. */
export type EnvironmentChoice = { side: Side; name: string };

export const presetRanges = ["1h", "24h", "7d", "30d", "all"] as const;
export type PresetRange = (typeof presetRanges)[number];

/** A preset counts back from now; custom bounds are epoch milliseconds, either may be open. */
export type TimeRange = { preset: PresetRange } | { preset: null; from: number | null; to: number | null };

export const defaultRange: PresetRange = "7d";

/** Everything that decides what a list shows. It is the URL and nothing else. */
export type ListState = {
  environment: EnvironmentChoice;
  range: TimeRange;
  filters: SpanFilter[];
  /** The public id of the span whose panel is open. */
  span: string | null;
  /** Search params that mean nothing here: dropped, and said so. */
  unknown: string[];
};

const ownKeys = ["environment", "range", "from", "to", "span"] as const;

/** Reads a list's state out of search params; what it does not understand it names in `unknown`. */
export function parseListState(params: SearchParams): ListState {
  const own = new Map(pairsOf(params).filter(([name]) => ownKeys.some((key) => key === name)));
  const { filters, unknown } = parseFilters(spanFields, params, ownKeys);
  return {
    environment: parseEnvironment(own.get("environment")),
    range: parseRange(own, unknown),
    filters,
    span: own.get("span") || null,
    unknown,
  };
}

/** The search params that read back as this state; defaults are left out. */
export function serializeListState(state: Omit<ListState, "unknown">): URLSearchParams {
  const params = new URLSearchParams();
  const environment = serializeEnvironment(state.environment);
  if (environment !== "prod") params.set("environment", environment);
  if (state.range.preset === null) {
    if (state.range.from !== null) params.set("from", new Date(state.range.from).toISOString());
    if (state.range.to !== null) params.set("to", new Date(state.range.to).toISOString());
  } else if (state.range.preset !== defaultRange) {
    params.set("range", state.range.preset);
  }
  for (const [name, value] of serializeFilters(spanFields, state.filters)) params.append(name, value);
  if (state.span !== null) params.set("span", state.span);
  return params;
}

/** `prod`, `test`, or a further label; a label of the test side is written `test:label`. */
export function serializeEnvironment({ side, name }: EnvironmentChoice): string {
  if (name === side) return side;
  return side === "test" ? `test:${name}` : name;
}

export function parseEnvironment(text: string | undefined): EnvironmentChoice {
  if (!text) return { side: "prod", name: "prod" };
  if (text === "test") return { side: "test", name: "test" };
  if (text.startsWith("test:") && text.length > 5) return { side: "test", name: text.slice(5) };
  return { side: "prod", name: text };
}

function parseRange(own: ReadonlyMap<string, string>, unknown: string[]): TimeRange {
  const bounds = { from: parseInstant(own, "from", unknown), to: parseInstant(own, "to", unknown) };
  if (bounds.from !== null || bounds.to !== null) return { preset: null, ...bounds };
  const range = own.get("range");
  const preset = presetRanges.find((one) => one === range);
  if (range !== undefined && !preset) unknown.push(`range=${range.slice(0, 40)}`);
  return { preset: preset ?? defaultRange };
}

function parseInstant(
  own: ReadonlyMap<string, string>,
  key: "from" | "to",
  unknown: string[],
): number | null {
  const text = own.get(key);
  if (text === undefined) return null;
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return ms;
  unknown.push(`${key}=${text.slice(0, 40)}`);
  return null;
}

const hours: Record<Exclude<PresetRange, "all">, number> = { "1h": 1, "24h": 24, "7d": 168, "30d": 720 };

/** The bounds a range stands for at `now`, in epoch milliseconds; null is open. A preset has no end. */
export function boundsOf(range: TimeRange, now: number): { from: number | null; to: number | null } {
  if (range.preset === null) return { from: range.from, to: range.to };
  return { from: range.preset === "all" ? null : now - hours[range.preset] * 3_600_000, to: null };
}
