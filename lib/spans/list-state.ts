import type { Side } from "@/db/enums";
import { parseText, printText, type TextProblem } from "@/lib/filters/text";
import { pairsOf, parseFilters, type SearchParams } from "@/lib/filters/url";
import { type SpanExpression, spanFields } from "./fields";
import { instantOf } from "./instants";
import { unknownColumns } from "./list-columns";
import { defaultSort, parseSort, printSort, type SpanSort } from "./sort";

/** A built-in side, or a further label on a side. */
export type EnvironmentChoice = { side: Side; name: string };

export const presetRanges = ["1h", "24h", "7d", "30d", "all"] as const;
export type PresetRange = (typeof presetRanges)[number];

/** A preset counts back from now; custom bounds are epoch milliseconds, either may be open. */
export type TimeRange = { preset: PresetRange } | { preset: null; from: number | null; to: number | null };

export const defaultRange: PresetRange = "7d";

export const densities = ["compact", "comfortable"] as const;
export type Density = (typeof densities)[number];
export const zones = ["utc", "local"] as const;
export type Zone = (typeof zones)[number];

/**
 * Why `q` could not be read, and `q` itself: there are no filters then. Or why `from` and `to`, each of them understood,
 * are no range.
 */
export type ListProblem = (TextProblem & { field: "q"; text: string }) | { field: "to"; message: string };

/** Everything that decides what a list shows. It is the URL and nothing else. */
export type ListState = {
  environment: EnvironmentChoice;
  range: TimeRange;
  /** Joined by AND; each is a chip. */
  filters: SpanExpression[];
  /** What cannot be read as it stands; nothing may be listed then. */
  problem: ListProblem | null;
  sort: SpanSort;
  /** Which columns stand in which order; null for the usual ones. */
  columns: string[] | null;
  density: Density;
  zone: Zone;
  /** The public id of the span whose panel is open. */
  span: string | null;
  /** Search params that mean nothing here: dropped, and said so. */
  unknown: string[];
};

/** What a link must say; the rest is as usual where it is left out. */
export type ListAddress = Pick<ListState, "environment" | "range" | "filters" | "span"> & Partial<ListState>;

const ownKeys = [
  "environment",
  "range",
  "from",
  "to",
  "q",
  "sort",
  "cols",
  "density",
  "zone",
  "span",
] as const;

/**
 * Reads a list's state out of search params; what it does not understand it names in `unknown`. Filters stand in `q` as
 * text; short links such as `?model=gpt-4o` are read too, each adding a condition.
 */
export function parseListState(params: SearchParams): ListState {
  const own = new Map(pairsOf(params).filter(([name]) => ownKeys.some((key) => key === name)));
  const text = own.get("q") ?? "";
  const typed = parseText(spanFields, text);
  const beside = typed.ok ? typed.expressions : [];
  const { filters, unknown } = parseFilters(spanFields, params, ownKeys, beside);
  const range = parseRange(own, unknown);
  return {
    environment: parseEnvironment(own.get("environment")),
    range,
    filters: typed.ok ? [...typed.expressions, ...filters] : [],
    problem: typed.ok ? rangeProblem(range) : { field: "q", ...typed.problem, text },
    sort: readOwn(own, "sort", parseSort, unknown) ?? defaultSort,
    columns: knownColumns(readOwn(own, "cols", parseColumns, unknown), unknown),
    density: readOwn(own, "density", (one) => densities.find((known) => known === one), unknown) ?? "compact",
    zone: readOwn(own, "zone", (one) => zones.find((known) => known === one), unknown) ?? "utc",
    span: own.get("span") || null,
    unknown,
  };
}

function readOwn<T>(
  own: ReadonlyMap<string, string>,
  key: (typeof ownKeys)[number],
  read: (text: string) => T | null | undefined,
  unknown: string[],
): T | null {
  const text = own.get(key);
  if (text === undefined) return null;
  const value = read(text);
  if (value === null || value === undefined) unknown.push(`${key}=${text.slice(0, 40)}`);
  return value ?? null;
}

/**
 * The search params that read back as this state; defaults are left out. While there are no filters, a `q` that could
 * not be read stays as it was typed.
 */
export function serializeListState(state: ListAddress): URLSearchParams {
  const params = new URLSearchParams();
  const environment = serializeEnvironment(state.environment);
  if (environment !== "prod") params.set("environment", environment);
  if (state.range.preset === null) {
    if (state.range.from !== null) params.set("from", new Date(state.range.from).toISOString());
    if (state.range.to !== null) params.set("to", new Date(state.range.to).toISOString());
  } else if (state.range.preset !== defaultRange) {
    params.set("range", state.range.preset);
  }
  const { filters, problem, sort, columns, density, zone } = state;
  const text =
    filters.length > 0 ? printText(spanFields, filters) : problem?.field === "q" ? problem.text : "";
  if (text !== "") params.set("q", text);
  if (sort && printSort(sort) !== printSort(defaultSort)) params.set("sort", printSort(sort));
  if (columns) params.set("cols", printColumns(columns));
  if (density && density !== "compact") params.set("density", density);
  if (zone && zone !== "utc") params.set("zone", zone);
  if (state.span !== null) params.set("span", state.span);
  return params;
}

/** The search params that decide which rows a list has, without those that only say how it looks. */
export function serializeRows(state: ListAddress): URLSearchParams {
  return serializeListState({ ...state, span: null, columns: null, density: "compact", zone: "utc" });
}

/** Names separated by commas; a backslash takes a comma or a backslash inside a name for itself. */
function parseColumns(text: string): string[] | null {
  const names = [...text.matchAll(/(?:\\[\s\S]|[^,\\])+/g)].map(([name]) =>
    name.replace(/\\([\s\S])/g, "$1"),
  );
  return names.length > 0 && printColumns(names) === text ? names : null;
}

/** Without the names that are no column, which go to `unknown`. */
function knownColumns(names: string[] | null, unknown: string[]): string[] | null {
  const strange = unknownColumns(names);
  for (const name of strange) unknown.push(`cols=${name.slice(0, 40)}`);
  const known = names?.filter((name) => !strange.includes(name)) ?? [];
  return known.length > 0 ? known : null;
}

function printColumns(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\,]/g, "\\$&")).join(",");
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

/** Whether a range ends at or before its beginning, so that nothing can lie in it. */
export function isBackwards(range: TimeRange): boolean {
  return range.preset === null && range.from !== null && range.to !== null && range.to <= range.from;
}

function rangeProblem(range: TimeRange): ListProblem | null {
  return isBackwards(range) ? { field: "to", message: "to must come after from." } : null;
}

function parseInstant(
  own: ReadonlyMap<string, string>,
  key: "from" | "to",
  unknown: string[],
): number | null {
  const text = own.get(key);
  if (text === undefined) return null;
  const ms = instantOf(text);
  if (ms !== null) return ms;
  unknown.push(`${key}=${text.slice(0, 40)}`);
  return null;
}

const hours: Record<Exclude<PresetRange, "all">, number> = { "1h": 1, "24h": 24, "7d": 168, "30d": 720 };

/** The bounds a range stands for at `now`, in epoch milliseconds; null is open. A preset has no end. */
export function boundsOf(range: TimeRange, now: number): { from: number | null; to: number | null } {
  if (range.preset === null) return { from: range.from, to: range.to };
  return { from: range.preset === "all" ? null : now - hours[range.preset] * 3_600_000, to: null };
}
