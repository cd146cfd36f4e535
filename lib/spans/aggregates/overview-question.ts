import { type ListState, parseListState } from "../list-state";
import { offsetAt } from "./bars";
import type { FacetAsked } from "./facets";
import { valueFieldOf } from "./value-field";

/** The most facets one request may ask for. */
const facetLimit = 20;
/** Values a facet shows, and how many where more of them are wanted. */
const shortFacet = 8;
const longFacet = 50;
const ownKeys = ["part", "tz", "facet", "more"] as const;

/** What is wanted around a list: `zone` is an IANA name. */
export type OverviewQuestion = { state: ListState } & (
  | { part: "volume"; zone: string }
  | { part: "summary" }
  | { part: "facets"; facets: FacetAsked[] }
);

/** Reads the request for a part of the overview; what is wrong is named in `detail`. */
export function overviewQuestion(
  searchParams: URLSearchParams,
): ({ ok: true } & OverviewQuestion) | { ok: false; detail: string } {
  const params = new URLSearchParams(searchParams);
  for (const key of ownKeys) params.delete(key);
  const state = parseListState(params);
  if (state.problem) return { ok: false, detail: `${state.problem.field}: ${state.problem.message}` };
  const part = searchParams.get("part");
  if (part === "summary") return { ok: true, state, part };
  if (part === "volume") {
    const zone = searchParams.get("tz") ?? "UTC";
    if (!isZone(zone)) return { ok: false, detail: "tz must be the IANA name of a time zone." };
    return { ok: true, state, part, zone };
  }
  if (part !== "facets") return { ok: false, detail: "part must be volume, summary or facets." };
  const words = searchParams.getAll("facet");
  if (words.length > facetLimit) return { ok: false, detail: `At most ${facetLimit} facets at once.` };
  const long = searchParams.getAll("more");
  const facets = words.map((word): FacetAsked | null => {
    const field = valueFieldOf(word.replaceAll("\0", ""));
    return field && { ...field, limit: long.includes(word) ? longFacet : shortFacet };
  });
  const unknown = words.find((_, i) => facets[i] === null);
  if (unknown !== undefined)
    return { ok: false, detail: `facet: ${unknown.slice(0, 80)} has no values to list.` };
  return { ok: true, state, part, facets: facets.filter((facet) => facet !== null) };
}

function isZone(name: string): boolean {
  try {
    offsetAt(0, name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
