import "server-only";
import { overAllSides, type Scope } from "@/lib/auth/scope";
import { countSpans, listSpans } from "./queries";
import { toWireRow } from "./wire";
import type { WireQuery } from "./wire-query";

/** A page of a REST list. `next` and `previous` are absolute URLs. Source: docs/rules.md, "List query". */
export type WireList = {
  count: number;
  next: string | null;
  previous: string | null;
  results: Record<string, unknown>[];
};

/**
 * Answers a REST list query.
 *
 * @param url the request's own address, from which the addresses of the neighbouring pages are made
 */
export async function listOverWire(scope: Scope, query: WireQuery, url: URL): Promise<WireList> {
  const seen = query.allSides ? overAllSides(scope) : scope;
  const { from, to, filters, cursor, page, pageSize } = query;
  const matching = { environment: null, from, to, filters };
  const [count, found] = await Promise.all([
    countSpans(seen, matching),
    listSpans(seen, {
      ...matching,
      limit: pageSize,
      ...(cursor === null ? { skip: (page - 1) * pageSize } : { after: cursor }),
    }),
  ]);
  return {
    count,
    next: found.next === null ? null : pageAddress(url, page + 1, found.next),
    previous: page > 1 ? pageAddress(url, page - 1, null) : null,
    results: found.rows.map((row) => pick(toWireRow(row, seen.organizationId), query.includeFields)),
  };
}

function pageAddress(url: URL, page: number, cursor: string | null): string {
  const address = new URL(url);
  address.searchParams.set("page", String(page));
  if (cursor === null) address.searchParams.delete("cursor");
  else address.searchParams.set("cursor", cursor);
  return address.href;
}

function pick(row: Record<string, unknown>, fields: ReadonlySet<string> | null): Record<string, unknown> {
  return fields === null ? row : Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name)));
}
