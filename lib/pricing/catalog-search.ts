import { pairsOf, type SearchParams } from "@/lib/filters/url";

/** Which part of the catalogue is asked for: words of model or vendor, one vendor or all, a page counted from 1. */
export type CatalogSearch = { text: string; vendor: string | null; page: number };

const textLimit = 100;

/** Reads the search out of an address; what means nothing there is left out. */
export function parseCatalogSearch(params: SearchParams): CatalogSearch {
  const given = new Map(pairsOf(params));
  const page = Number(given.get("page") ?? 1);
  return {
    text: (given.get("q") ?? "").slice(0, textLimit),
    vendor: given.get("vendor") || null,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The search params that read back as this search; what is not said is left out. */
export function serializeCatalogSearch({ text, vendor, page }: CatalogSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (text !== "") params.set("q", text);
  if (vendor !== null) params.set("vendor", vendor);
  if (page > 1) params.set("page", String(page));
  return params;
}
