import "server-only";
import { desc, eq, isNull, sql } from "drizzle-orm";
import { connection } from "@/db";
import { selectList } from "@/db/bulk";
import { user } from "@/db/schema/accounts";
import { prices } from "@/db/schema/prices";
import type { Scope } from "@/lib/auth/scope";
import type { Price } from "./price";
import { organizationPrices, pricesOf } from "./store";

/** A price the organization set itself, as Settings lists it. */
export type OwnPrice = Price & { createdAt: string; createdBy: string | null };

/** The organization's prices in force: by model, the newest period first. */
export async function listOwnPrices(scope: Scope): Promise<OwnPrice[]> {
  const [rows, authors] = await Promise.all([
    organizationPrices(connection().sql, scope.organizationId),
    authorsOf(scope),
  ]);
  return rows
    .flatMap((price) => {
      const author = authors.get(price.id);
      return author ? [{ ...price, ...author }] : [];
    })
    .sort(
      (a, b) =>
        compare(a.model, b.model) ||
        compare(a.vendor, b.vendor) ||
        compare(b.validFrom ?? "", a.validFrom ?? ""),
    );
}

async function authorsOf(scope: Scope): Promise<Map<number, Pick<OwnPrice, "createdAt" | "createdBy">>> {
  const rows = await connection()
    .orm.select({
      id: prices.id,
      createdAt: prices.createdAt,
      createdBy: prices.createdBy,
      memberName: user.name,
    })
    .from(prices)
    .leftJoin(user, eq(prices.createdBy, sql`'member:' || ${user.id}`))
    .where(eq(prices.organizationId, scope.organizationId))
    .orderBy(desc(prices.id));
  return new Map(
    rows.map(({ id, createdAt, createdBy, memberName }) => [
      id,
      {
        createdAt: createdAt.toISOString(),
        createdBy: memberName ?? createdBy?.replace(/^[a-z]+:/, "") ?? null,
      },
    ]),
  );
}

/** Every price that holds for the organization: its own, then the catalogue's. */
export async function listPrices(scope: Scope): Promise<Price[]> {
  const { sql: client } = connection();
  // Asked for first: it is what brings the catalogue into the database.
  await pricesOf(client, scope.organizationId);
  return client<Price[]>`
    select ${selectList(client, prices, "p")} from prices p
    where (p.organization_id = ${scope.organizationId} or p.organization_id is null) and p.retired_at is null
    order by p.organization_id nulls last, p.vendor, p.model, p.valid_from desc nulls last, p.id`;
}

/** Which part of the catalogue is asked for; pages are counted from 1. */
export type CatalogSearch = { text: string; vendor: string | null; page: number };
export type CatalogPage = {
  rows: Price[];
  /** Prices that match, and those there are. */
  count: number;
  total: number;
  page: number;
  pages: number;
  vendors: string[];
};

export const catalogPageSize = 50;

/** One page of the built-in catalogue, by vendor and model. A page beyond the last is the last. */
export async function listCatalog(scope: Scope, search: CatalogSearch): Promise<CatalogPage> {
  const all = (await listPrices(scope)).filter((price) => price.organizationId === null);
  const words = search.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(
    ({ vendor, model, prefixes }) =>
      (search.vendor === null || vendor === search.vendor) &&
      words.every((word) => [vendor, model, ...prefixes].some((name) => name.includes(word))),
  );
  const pages = Math.max(1, Math.ceil(found.length / catalogPageSize));
  const page = Math.min(Math.max(1, search.page), pages);
  return {
    rows: found.slice((page - 1) * catalogPageSize, page * catalogPageSize),
    count: found.length,
    total: all.length,
    page,
    pages,
    vendors: [...new Set(all.map(({ vendor }) => vendor))],
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
