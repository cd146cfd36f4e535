import type { Side } from "@/db/enums";
import type { FilterProblem } from "@/lib/filters/wire";
import { isRecord } from "@/lib/is-record";
import type { SpanExpression } from "./fields";
import { defaultSort, type SpanSort } from "./sort";
import { readSpanFilters } from "./wire-filters";
import {
  controls,
  defaultPageSize,
  type Grouping,
  type GroupSort,
  groupParams,
  listParams,
  readParams,
  selectionParams,
  summaryParams,
} from "./wire-params";

/** Which spans a REST door is asked about. Instants are epoch milliseconds. */
export type WireSelection = {
  from: number;
  to: number;
  filters: SpanExpression[];
  /** The key's own side, both, or the one that was asked for. */
  sides: "own" | "all" | Side;
};

export type WireQuery = WireSelection & {
  page: number;
  pageSize: number;
  sort: SpanSort;
  /** Our extension: the place in the list the page begins after, or ends before. */
  cursor: { direction: "after" | "before"; text: string } | null;
  includeFields: ReadonlySet<string> | null;
  fetchFilters: boolean;
  exact: boolean;
};

export type WireSummaryQuery = WireSelection & { exact: boolean };

export type WireGroupQuery = WireSelection & {
  groupBy: Grouping;
  page: number;
  pageSize: number;
  sort: GroupSort;
  exact: boolean;
};

type Read<Query> = { ok: true; query: Query } | { ok: false; problem: FilterProblem };

/** Paging by number passes over rows; following `next` does not. */
const maxSkippedRows = 100_000;
/** Without a window the last hour is meant. Source: docs/rules.md, "List query". */
const defaultWindowMs = 3_600_000;
/** Cursors are base64url, which has no dot. */
const backwards = "p.";

/** A cursor as it stands in an address. */
export function cursorText({ direction, text }: NonNullable<WireQuery["cursor"]>): string {
  return direction === "before" ? backwards + text : text;
}

/**
 * Reads a REST list query: paging and window from the search params, filters from `body.filters` and, as quick
 * filters, from the remaining search params. Source: docs/rules.md, "List query".
 */
export function parseWireQuery(params: URLSearchParams, body: unknown, now: number): Read<WireQuery> {
  const selection = parseSelection(params, body, now);
  if (!selection.ok) return selection;
  const read = readParams(listParams, params);
  if (!read.ok) return read;
  const { page = 1, page_size: pageSize = defaultPageSize, cursor, sort_by: sort } = read.params;
  if (cursor === undefined && (page - 1) * pageSize > maxSkippedRows) {
    const message = `page × page_size reaches past row ${maxSkippedRows}: follow \`next\`, or narrow the time window.`;
    return { ok: false, problem: { field: "page", message } };
  }
  return {
    ok: true,
    query: {
      ...selection.query,
      page,
      pageSize,
      sort: sort ?? defaultSort,
      cursor: cursor === undefined ? null : readCursor(cursor),
      includeFields: read.params.include_fields ?? null,
      fetchFilters: read.params.fetch_filters ?? false,
      exact: read.params.exact ?? false,
    },
  };
}

/** Reads what a REST summary is asked for. Source: docs/rules.md, "Summary and groups". */
export function parseWireSummary(
  params: URLSearchParams,
  body: unknown,
  now: number,
): Read<WireSummaryQuery> {
  const selection = parseSelection(params, body, now);
  if (!selection.ok) return selection;
  const read = readParams(summaryParams, params);
  if (!read.ok) return read;
  return { ok: true, query: { ...selection.query, exact: read.params.exact ?? false } };
}

/** Reads what REST groups are asked for; `group_by` may stand in the body. Source: docs/rules.md, "Summary and groups". */
export function parseWireGroups(params: URLSearchParams, body: unknown, now: number): Read<WireGroupQuery> {
  const selection = parseSelection(params, body, now);
  if (!selection.ok) return selection;
  const asked = new URLSearchParams(params);
  if (isRecord(body) && typeof body.group_by === "string" && !asked.get("group_by")) {
    asked.set("group_by", body.group_by);
  }
  const read = readParams(groupParams, asked);
  if (!read.ok) return read;
  const { group_by: groupBy, page = 1, page_size: pageSize = defaultPageSize, sort_by: sort } = read.params;
  return {
    ok: true,
    query: {
      ...selection.query,
      groupBy,
      page,
      pageSize,
      sort: sort ?? { key: "number_of_requests", descending: true },
      exact: read.params.exact ?? false,
    },
  };
}

function parseSelection(params: URLSearchParams, body: unknown, now: number): Read<WireSelection> {
  const filters = readSpanFilters(params, body, controls);
  if (!filters.ok) return filters;
  const read = readParams(selectionParams, params);
  if (!read.ok) return read;
  const { start_time: from, end_time: to = now + 1, is_test: isTest, all_envs: isOfBoth } = read.params;
  return {
    ok: true,
    query: {
      from: from ?? to - defaultWindowMs,
      to,
      filters: filters.filters,
      sides: isTest === undefined ? (isOfBoth ? "all" : "own") : isTest ? "test" : "prod",
    },
  };
}

function readCursor(cursor: string): WireQuery["cursor"] {
  return cursor.startsWith(backwards)
    ? { direction: "before", text: cursor.slice(backwards.length) }
    : { direction: "after", text: cursor };
}
