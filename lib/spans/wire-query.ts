import type { Side } from "@/db/enums";
import { fieldNamed } from "@/lib/filters/define";
import { type FilterProblem, parseWireFilters } from "@/lib/filters/wire";
import { type SpanFilter, spanFields } from "./fields";

/** What a REST list of spans asks for. Instants are epoch milliseconds. */
export type WireQuery = {
  page: number;
  pageSize: number;
  from: number;
  to: number;
  filters: SpanFilter[];
  /** Our extension: the row the page before ended with, so that following `next` never skips or repeats. */
  cursor: string | null;
  /** The key's own side, both, or the one that was asked for. */
  sides: "own" | "all" | Side;
  includeFields: ReadonlySet<string> | null;
};

type Read = { ok: true; query: WireQuery } | { ok: false; problem: FilterProblem };

const defaultPageSize = 50;
const maxPageSize = 1_000;
/** Paging by number passes over rows; following `next` does not. */
const maxSkippedRows = 100_000;
/** Without a window the last hour is meant. Source: docs/rules.md, "List query". */
const defaultWindowMs = 3_600_000;
const sorts = ["-timestamp", "-id", "-start_time"];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Search params that steer the list; any other is a filter, or a metadata quick filter. */
const controls = [
  "page",
  "page_size",
  "sort_by",
  "start_time",
  "end_time",
  "environment",
  "is_test",
  "all_envs",
  "fetch_filters",
  "include_fields",
  "cursor",
] as const;

/**
 * Reads a REST list query: paging and window from the search params, filters from `body.filters` and, as quick
 * filters, from the remaining search params. Source: docs/rules.md, "List query".
 */
export function parseWireQuery(params: URLSearchParams, body: unknown, now: number): Read {
  const filters = parseWireFilters(spanFields, isRecord(body) ? body.filters : undefined);
  if (!filters.ok) return filters;
  const quick = parseWireFilters(spanFields, quickFilters(params));
  if (!quick.ok) return quick;
  const page = readInteger(params, "page", 1, Number.MAX_SAFE_INTEGER);
  const pageSize = readInteger(params, "page_size", defaultPageSize, maxPageSize);
  const to = readInstant(params, "end_time");
  const from = readInstant(params, "start_time");
  const isTest = readFlag(params, "is_test");
  const allEnvs = readFlag(params, "all_envs");
  for (const read of [page, pageSize, to, from, isTest, allEnvs]) {
    if (isRecord(read)) return { ok: false, problem: read };
  }
  const sort = params.get("sort_by") ?? "-timestamp";
  if (!sorts.includes(sort)) {
    return {
      ok: false,
      problem: { field: "sort_by", message: `sort_by must be one of ${sorts.join(", ")}.` },
    };
  }
  const cursor = params.get("cursor");
  if (cursor !== null && !uuid.test(cursor)) {
    return { ok: false, problem: { field: "cursor", message: "cursor must be taken from `next`." } };
  }
  // The checks above leave numbers and null only.
  if (cursor === null && ((page as number) - 1) * (pageSize as number) > maxSkippedRows) {
    const message = `page × page_size reaches past row ${maxSkippedRows}: follow \`next\`, or narrow the time window.`;
    return { ok: false, problem: { field: "page", message } };
  }
  const end = (to as number | null) ?? now + 1;
  return {
    ok: true,
    query: {
      page: page as number,
      pageSize: pageSize as number,
      from: (from as number | null) ?? end - defaultWindowMs,
      to: end,
      filters: [...filters.filters, ...quick.filters, ...environmentFilter(params)],
      cursor,
      sides: isTest === null ? (allEnvs ? "all" : "own") : isTest ? "test" : "prod",
      includeFields: readNames(params.get("include_fields")),
    },
  };
}

/** The built-in environments as clients spell them. */
const spelledEnvironments = new Map<string, Side>([
  ["production", "prod"],
  ["live", "prod"],
  ["testing", "test"],
  ["dev", "test"],
  ["development", "test"],
]);

function environmentFilter(params: URLSearchParams): SpanFilter[] {
  const name = params.get("environment");
  if (!name) return [];
  return [
    { field: "environment", operator: "is", values: [spelledEnvironments.get(name.toLowerCase()) ?? name] },
  ];
}

/** Older names of a field, and what their values mean in it. */
const olderNames: Readonly<Record<string, { field: string; yes: string; no: string }>> = {
  error_bit: { field: "status", yes: "error", no: "success" },
  failed: { field: "status", yes: "error", no: "success" },
};

function olderFilter(name: string, value: string): { field: string; value: string } | null {
  const older = Object.hasOwn(olderNames, name) ? olderNames[name] : undefined;
  const said = flags.get(value.toLowerCase());
  return older && said !== undefined ? { field: older.field, value: said ? older.yes : older.no } : null;
}

/** `field=value`, repeated for any-of, or `field[value]=…&field[operator]=…`; names that are no field mean metadata. */
function quickFilters(params: URLSearchParams): Record<string, { operator: string; value: string[] }> {
  const filters: Record<string, { operator: string; value: string[] }> = {};
  for (const [name, value] of params) {
    const [, base = name, part = "value"] = /^([^[]+)\[(value|operator|connector)\]$/.exec(name) ?? [];
    if (controls.some((control) => control === base) || part === "connector") continue;
    if (part === "operator" && Object.hasOwn(olderNames, base)) continue;
    const known = fieldNamed(spanFields, base) !== undefined || base.startsWith("metadata__");
    const older = known ? null : olderFilter(base, value);
    const field = older?.field ?? (known ? base : `metadata__${base}`);
    filters[field] ??= { operator: "", value: [] };
    if (part === "operator") filters[field].operator = value;
    else filters[field].value.push(older?.value ?? value);
  }
  return filters;
}

const flags = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

function readFlag(params: URLSearchParams, name: string): boolean | null | FilterProblem {
  const text = params.get(name);
  if (text === null || text === "") return null;
  return flags.get(text.toLowerCase()) ?? { field: name, message: `${name} must be true or false.` };
}

function readInteger(
  params: URLSearchParams,
  name: string,
  fallback: number,
  max: number,
): number | FilterProblem {
  const text = params.get(name);
  if (text === null || text === "") return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  return { field: name, message: `${name} must be a whole number from 1 to ${max}.` };
}

function readInstant(params: URLSearchParams, name: string): number | null | FilterProblem {
  const text = params.get(name);
  if (text === null || text === "") return null;
  // Without a zone the wire means UTC.
  const zoned = /[zZ]|[+-]\d\d:?\d\d$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? { field: name, message: `${name} must be an ISO 8601 instant.` } : ms;
}

function readNames(text: string | null): Set<string> | null {
  if (!text) return null;
  return new Set(text.split(",").map((name) => name.trim()));
}

function isRecord(value: unknown): value is FilterProblem & Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
