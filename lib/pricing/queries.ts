import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { connection } from "@/db";
import { selectList } from "@/db/bulk";
import { user } from "@/db/schema/accounts";
import { prices } from "@/db/schema/prices";
import type { Scope } from "@/lib/auth/scope";
import type { CatalogSearch } from "./catalog-search";
import type { Price } from "./price";
import { pricesOf } from "./store";

/** A price the organization set itself, as Settings lists it. */
export type OwnPrice = Price & { createdAt: string; createdBy: string | null };

/** One page of the catalogue; pages are counted from 1. */
export type CatalogPage = {
  rows: Price[];
  /** Prices that match, and those there are. */
  count: number;
  total: number;
  page: number;
  pages: number;
  vendors: string[];
};

/** The organization's prices in force: by model, the newest period first. */
export async function listOwnPrices(scope: Scope): Promise<OwnPrice[]> {
  const rows = await connection()
    .orm.select({ price: prices, memberName: user.name })
    .from(prices)
    .leftJoin(user, eq(prices.createdBy, sql`'member:' || ${user.id}`))
    .where(and(eq(prices.organizationId, scope.organizationId), isNull(prices.retiredAt)))
    .orderBy(prices.model, prices.vendor, sql`${prices.validFrom} desc nulls last`, prices.id);
  return rows.map(({ price: { fingerprint, retiredAt, ...price }, memberName }) => ({
    ...price,
    validFrom: price.validFrom?.toISOString() ?? null,
    validUntil: price.validUntil?.toISOString() ?? null,
    createdAt: price.createdAt.toISOString(),
    createdBy: memberName ?? price.createdBy?.replace(/^[a-z]+:/, "") ?? null,
  }));
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

export const catalogPageSize = 50;

/** One page of the built-in catalogue, by vendor and model. A page beyond the last is the last. */
export async function listCatalog(
  scope: Scope,
  { text, vendor, page: asked }: CatalogSearch,
): Promise<CatalogPage> {
  const all = (await listPrices(scope)).filter((price) => price.organizationId === null);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(
    (price) =>
      (vendor === null || price.vendor === vendor) &&
      words.every((word) =>
        [price.vendor, price.model, ...price.prefixes].some((name) => name.includes(word)),
      ),
  );
  const pages = Math.max(1, Math.ceil(found.length / catalogPageSize));
  const page = Math.min(Math.max(1, asked), pages);
  return {
    rows: found.slice((page - 1) * catalogPageSize, page * catalogPageSize),
    count: found.length,
    total: all.length,
    page,
    pages,
    vendors: [...new Set(all.map((price) => price.vendor))],
  };
}
