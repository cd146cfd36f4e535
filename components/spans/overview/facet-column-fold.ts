import { foldFacets } from "@/components/shell/preferences";
import { useRootAttribute } from "@/components/shell/root-attribute";

/** Whether the facet column is folded away: an attribute of `<html>`, set before the first paint. */
export function useIsFacetColumnFolded(): boolean {
  return useRootAttribute("data-facets") === "folded";
}

export function toggleFacetColumn(): void {
  foldFacets(document.documentElement.dataset.facets !== "folded");
}
