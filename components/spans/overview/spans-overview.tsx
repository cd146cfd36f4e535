"use client";

import { PanelLeft, Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { useShareCount } from "@/components/spans/match-count";
import { useSpanList } from "@/components/spans/use-span-list";
import { Skeleton } from "@/components/states/skeleton";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import type { SummaryAnswer, VolumeAnswer } from "@/lib/spans/aggregates/overview";
import { toggleFacetColumn, useIsFacetColumnFolded } from "./facet-column-fold";
import { selectionParams } from "./fetch-overview";
import { Count, Figures } from "./figures";
import { looks, type Measure, measures } from "./measures";
import { useOverview } from "./use-overview";
import { useZoom } from "./use-zoom";
import { VolumeBars } from "./volume-bars";
import { zoneOf } from "./zone";

const measureOptions = measures.map((value) => ({ value, label: looks[value].label }));

/** Above the list: how many spans it has, what they add up to, and when they were. */
export function SpansOverview() {
  const { state } = useSpanList();
  const zone = zoneOf(state);
  const [measure, setMeasure] = useState<Measure>("spans");
  const volume = useOverview<VolumeAnswer>(state, [
    ["part", "volume"],
    ["tz", zone],
  ]);
  const summary = useOverview<SummaryAnswer>(state, [["part", "summary"]]);
  const isFolded = useIsFacetColumnFolded();
  const { zoom, back, isLastBack } = useZoom();
  const bars = useRef<HTMLDivElement>(null);
  const shown = volume.answer;
  useShareCount(selectionParams(state), volume.isStale ? null : (shown?.count ?? null));
  if (shown?.isEmptyForever && !volume.isStale) return null;

  return (
    <section aria-label="Overview" className="@container flex-none border-b border-line">
      <div className="flex h-9 items-center gap-3 px-3">
        <IconButton
          label={isFolded ? "Show the facets" : "Hide the facets"}
          shortcut="]"
          size="sm"
          aria-expanded={!isFolded}
          aria-controls="facets"
          className="-ml-1"
          onClick={toggleFacetColumn}
        >
          <PanelLeft aria-hidden />
        </IconButton>
        <div
          className={classNames(
            "flex min-w-0 flex-1 items-center gap-4",
            (volume.isStale || summary.isStale) && "opacity-60 transition-opacity delay-150",
          )}
        >
          <Count count={shown?.count ?? null} isLoading={volume.isLoading} />
          {summary.error === null ? (
            <Figures summary={summary.answer?.summary ?? null} isLoading={summary.isLoading} />
          ) : null}
        </div>
        {back ? (
          <Button
            size="sm"
            onClick={() => {
              back();
              // The button goes with the last step, and would take the focus along.
              if (isLastBack) bars.current?.focus();
            }}
          >
            <Undo2 aria-hidden />
            Back
          </Button>
        ) : null}
        <Segmented
          label="What the bars show"
          size="sm"
          value={measure}
          onChange={setMeasure}
          options={measureOptions}
          className="@max-lg:hidden"
        />
      </div>
      {volume.error === null ? null : (
        <p role="alert" className="flex h-[91px] items-center justify-center gap-3 text-12 text-muted">
          The overview could not be read. {volume.error}
          <Button size="sm" onClick={volume.retry}>
            Try again
          </Button>
        </p>
      )}
      {volume.error !== null ? null : shown === null ? (
        <div className="flex h-[91px] items-end px-3 pb-[22px]">
          {volume.isLoading ? <Skeleton className="h-12 w-full rounded-md" /> : null}
        </div>
      ) : shown.volume === null ? (
        <p className="flex h-[91px] items-center justify-center text-12 text-muted">
          These conditions take too long to chart. A shorter time or another condition makes it possible.
        </p>
      ) : (
        <VolumeBars
          ref={bars}
          volume={shown.volume}
          measure={measure}
          zone={zone}
          isStale={volume.isStale}
          onZoom={(from, to) => zoom(from, to, to === shown.volume?.bars.at(-1))}
        />
      )}
    </section>
  );
}

export function SpansOverviewSkeleton() {
  return <div aria-hidden className="h-32 flex-none border-b border-line" />;
}
