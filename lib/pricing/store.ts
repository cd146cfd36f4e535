import "server-only";
import { createHash } from "node:crypto";
import type { Sql } from "@/db";
import { selectList } from "@/db/bulk";
import { prices } from "@/db/schema/prices";
import { ownBook, type PriceBook, priceBook } from "./book";
import { type CatalogPrice, catalogPrices } from "./catalog/entries";
import type { Price } from "./price";

/** Another server's edit of an organization's prices is seen within this. */
const freshMs = 1_000;

type Shelf = {
  /** The catalogue, once it is in the database. */
  catalog: Promise<PriceBook> | null;
  books: Map<number, { readAt: number; book: Promise<PriceBook> }>;
};

// Next bundles this module more than once; one connection has one shelf.
const holder = globalThis as typeof globalThis & { spandrelPrices?: WeakMap<Sql, Shelf> };

function shelfOf(sql: Sql): Shelf {
  holder.spandrelPrices ??= new WeakMap();
  let shelf = holder.spandrelPrices.get(sql);
  if (!shelf) {
    shelf = { catalog: null, books: new Map() };
    holder.spandrelPrices.set(sql, shelf);
  }
  return shelf;
}

/**
 * The prices in force for one organization: its own and the catalogue. Held in memory; an edit by another process
 * is seen a second later, one by this process at once (`forgetPrices`).
 */
export function pricesOf(sql: Sql, organizationId: number): Promise<PriceBook> {
  const shelf = shelfOf(sql);
  const known = shelf.books.get(organizationId);
  if (known && performance.now() - known.readAt < freshMs) return known.book;
  const book = readBook(sql, shelf, organizationId);
  shelf.books.set(organizationId, { readAt: performance.now(), book });
  book.catch(() => shelf.books.delete(organizationId));
  return book;
}

/** Call after changing an organization's prices. */
export function forgetPrices(sql: Sql, organizationId: number): void {
  shelfOf(sql).books.delete(organizationId);
}

async function readBook(sql: Sql, shelf: Shelf, organizationId: number): Promise<PriceBook> {
  shelf.catalog ??= catalogInStore(sql).then(
    (catalog) => priceBook(catalog),
    (error) => {
      shelf.catalog = null;
      throw error;
    },
  );
  const [catalog, own] = await Promise.all([shelf.catalog, organizationPrices(sql, organizationId)]);
  return ownBook(own, catalog);
}

/** The prices an organization has set and not retired. */
export function organizationPrices(sql: Sql, organizationId: number): Promise<Price[]> {
  return sql<Price[]>`
    select ${selectList(sql, prices, "p")} from prices p
    where p.organization_id = ${organizationId} and p.retired_at is null order by p.id`;
}

/** The row of prices a span names, and when an edit or a newer catalogue has taken its place; null while it holds. */
export type NamedPrice = Price & { retiredAt: string | null };

/** Prices by id, in force or not: the organization's own and the catalogue's. */
export function namedPrices(sql: Sql, organizationId: number, ids: readonly number[]): Promise<NamedPrice[]> {
  return sql<NamedPrice[]>`
    select ${selectList(sql, prices, "p")} from prices p
    where p.id = any(${[...ids]}::int[]) and (p.organization_id is null or p.organization_id = ${organizationId})`;
}

/** Brings the catalogue's rows in line with the files and answers them. */
async function catalogInStore(sql: Sql): Promise<Price[]> {
  const entries = new Map(catalogPrices().map((entry) => [fingerprintOf(entry), entry]));
  const stored = await currentCatalog(sql);
  const known = new Set(stored.map((row) => row.fingerprint));
  if (known.size === entries.size && [...entries.keys()].every((key) => known.has(key))) return stored;
  await sql.begin(async (tx) => {
    await tx`
      update prices set retired_at = now()
      where organization_id is null and retired_at is null and not fingerprint = any(${[...entries.keys()]}::text[])`;
    const rows = [...entries].map(([fingerprint, entry]) => ({ fingerprint, ...entry }));
    await tx`
      insert into prices (vendor, prefixes, model, rates, valid_from, valid_until, source, fingerprint)
      select e.vendor, array(select jsonb_array_elements_text(e.prefixes)), e.model, e.rates,
        e."from"::timestamptz, e."until"::timestamptz, e.source, e.fingerprint
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as e(
        vendor text, prefixes jsonb, model text, rates jsonb, "from" text, "until" text, source text, fingerprint text)
      on conflict (fingerprint) do update set retired_at = null`;
  });
  return currentCatalog(sql);
}

function currentCatalog(sql: Sql): Promise<(Price & { fingerprint: string })[]> {
  return sql<(Price & { fingerprint: string })[]>`
    select ${selectList(sql, prices, "p")} from prices p
    where p.organization_id is null and p.retired_at is null order by p.id`;
}

function fingerprintOf(entry: CatalogPrice): string {
  return createHash("sha256").update(JSON.stringify(entry)).digest("hex").slice(0, 32);
}
