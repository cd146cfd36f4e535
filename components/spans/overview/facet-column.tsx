"use client";

import { useState } from "react";
import { useHotkey } from "@/components/shell/hotkey";
import { useSpanList } from "@/components/spans/use-span-list";
import type { FacetsAnswer } from "@/lib/spans/aggregates/overview";
import { valueFieldOf, wordOf } from "@/lib/spans/aggregates/value-field";
import { AddFacet } from "./add-facet";
import { useFacetChoice, usualFacets } from "./facet-choice";
import { toggleFacetColumn, useIsFacetColumnFolded } from "./facet-column-fold";
import { FacetSection } from "./facet-section";
import { toggled } from "./toggle-value";
import { useOverview } from "./use-overview";

const frame =
  "w-[204px] flex-none overflow-y-auto overscroll-contain border-r border-line bg-wash px-3 pb-3 in-data-[facets=folded]:hidden max-md:hidden";

/** Left of the list: the values of a few fields with their counts, to tick or to exclude. `]` folds it away. */
export function FacetColumn() {
  const { state, change } = useSpanList();
  const isFolded = useIsFacetColumnFolded();
  const [choice, choose] = useFacetChoice();
  const [long, setLong] = useState<readonly string[]>([]);
  useHotkey("]", toggleFacetColumn);
  const facets = choice.shown.flatMap((word) => {
    const field = valueFieldOf(word);
    return field ? [{ word, field }] : [];
  });
  // One that is closed is not counted, unless it says something of its own conditions.
  const open = facets.filter(({ word }) => choice.open.includes(word));
  const { answer, isStale, isLoading, error, retry } = useOverview<FacetsAnswer>(
    state,
    isFolded || open.length === 0
      ? null
      : [
          ["part", "facets"],
          ...open.map(({ word }): [string, string] => ["facet", word]),
          ...long.map((word): [string, string] => ["more", word]),
        ],
  );
  if (answer?.isEmptyForever && !isStale) return null;

  const isOpen = (word: string) => choice.open.includes(word);
  return (
    <aside id="facets" aria-label="Facets" className={frame}>
      {facets.map(({ word, field }) => (
        <FacetSection
          key={word}
          field={field}
          isOpen={isOpen(word)}
          facet={answer?.facets.find((facet) => facet !== null && wordOf(facet) === word) ?? null}
          isLoading={isLoading || isStale}
          isStale={isStale}
          filters={state.filters}
          onToggleOpen={() =>
            choose({
              ...choice,
              open: isOpen(word) ? choice.open.filter((one) => one !== word) : [...choice.open, word],
            })
          }
          onRemove={
            usualFacets.shown.includes(word)
              ? null
              : () => choose({ ...choice, shown: choice.shown.filter((one) => one !== word) })
          }
          onToggle={(value, how) => change({ filters: toggled(state.filters, field, value, how) })}
          onMore={() => setLong([...long, word])}
        />
      ))}
      {error === null ? null : (
        <p role="alert" className="py-2 text-12 text-muted">
          Counts could not be read. {error}{" "}
          <button type="button" className="text-accent hover:underline" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      <AddFacet
        shown={choice.shown}
        onAdd={(word) => choose({ shown: [...choice.shown, word], open: [...choice.open, word] })}
      />
    </aside>
  );
}

export function FacetColumnSkeleton() {
  return <div aria-hidden className={frame} />;
}
