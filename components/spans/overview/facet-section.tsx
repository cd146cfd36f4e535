"use client";

import { ChevronDown, ChevronRight, X } from "lucide-react";
import { useState } from "react";
import { Skeleton } from "@/components/states/skeleton";
import { classNames } from "@/components/ui/class-names";
import { formatCount } from "@/lib/format";
import type { Facet } from "@/lib/spans/aggregates/facets";
import { titleOf, type ValueField } from "@/lib/spans/aggregates/value-field";
import type { SpanExpression } from "@/lib/spans/fields";
import { FacetRow } from "./facet-row";
import { shownValues } from "./shown-values";
import { stateOf } from "./toggle-value";

/** As many as most fields have at first, "More" among them: what stands below does not move when they come. */
const usualRows = 9;

/** Ticked values that were not counted: so many at first, and so many more at a time. */
const firstAsked = 8;
const moreAsked = 100;

const moreStyle = "h-6 pl-6 text-12 text-muted hover:text-ink hover:underline";

type FacetSectionProps = {
  field: ValueField;
  isOpen: boolean;
  /** What was counted last; null when it never was, or not in time. */
  facet: Facet | null;
  /** An answer is on its way. */
  isLoading: boolean;
  isStale: boolean;
  filters: readonly SpanExpression[];
  onToggleOpen: () => void;
  /** Null for one that always stands here. */
  onRemove: (() => void) | null;
  onToggle: (value: string | null, how: "is" | "not") => void;
  onMore: () => void;
};

/** One field with its values. */
export function FacetSection(props: FacetSectionProps) {
  const { field, isOpen, facet, isLoading, isStale, filters, onToggleOpen, onRemove, onToggle, onMore } =
    props;
  const title = titleOf(field);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const [most, setMost] = useState(firstAsked);
  const { values, hiddenCount } = shownValues(facet?.values ?? [], filters, field, most);
  return (
    <section aria-label={title} className="border-line border-t py-1.5 first:border-t-0">
      <div className="group/head flex items-center">
        <h2 className="min-w-0 flex-1 text-12 font-medium">
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={onToggleOpen}
            className="flex h-6 w-full items-center gap-1 rounded-sm text-left text-muted hover:text-ink"
          >
            <span className="min-w-0 flex-1 truncate">{title}</span>
            <Chevron aria-hidden className="size-3.5! text-faint" />
          </button>
        </h2>
        {onRemove ? (
          <button
            type="button"
            aria-label={`Remove the facet ${title}`}
            onClick={onRemove}
            className="grid size-6 place-items-center rounded-sm text-faint opacity-0 group-focus-within/head:opacity-100 group-hover/head:opacity-100 hover:text-ink"
          >
            <X aria-hidden className="size-3.5!" />
          </button>
        ) : null}
      </div>
      {isOpen ? (
        <ul aria-label={title} className={classNames(isStale && "opacity-60 transition-opacity delay-150")}>
          {values.map(({ value, count }) => (
            <FacetRow
              key={value === null ? "none" : `=${value}`}
              field={field}
              value={value}
              count={count}
              isExact={facet?.isExact ?? true}
              state={stateOf(filters, field, value)}
              onToggle={(how) => onToggle(value, how)}
            />
          ))}
          {values.length > 0 ? null : facet || !isLoading ? (
            <li className="flex h-6 items-center text-12 text-faint">
              {facet ? "No values" : "Not counted"}
            </li>
          ) : (
            Array.from({ length: field.field === "status" ? 2 : usualRows }, (_, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
              <li key={row} aria-hidden className="flex h-6 items-center">
                <Skeleton className="w-32" />
              </li>
            ))
          )}
          {hiddenCount > 0 ? (
            <li>
              <button type="button" onClick={() => setMost(most + moreAsked)} className={moreStyle}>
                + {formatCount(hiddenCount)} more in the filter
              </button>
            </li>
          ) : null}
          {facet?.hasMore && facet.values.length < 50 ? (
            <li>
              <button type="button" onClick={onMore} className={moreStyle}>
                More
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}
