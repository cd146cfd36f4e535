"use client";

import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ContentViewChoice } from "./content/view-choice";
import { type OpenedSpan, readSpan } from "./opened-spans";
import { PanelFrame } from "./panel-frame";
import { SpanFailed, SpanMissing, SpanPanelSkeleton } from "./span-panel-states";
import { SpanPanelView } from "./span-panel-view";
import { useOpenedSpan } from "./use-opened-span";
import { useSpanList } from "./use-span-list";

type OpenSpanProps = {
  initialWidthPx: number;
  view: ContentViewChoice;
  /** The span the page was asked for, read with it. */
  brought: OpenedSpan | null;
};

/** The panel of the span the address names; nothing when it names none. Opening, stepping and closing ask for no page. */
export function OpenSpan({ initialWidthPx, view, brought }: OpenSpanProps) {
  const { span } = useSpanList().state;
  if (span === null) return null;
  return (
    <PanelFrame initialWidthPx={initialWidthPx}>
      <Opened publicId={span} view={view} brought={brought} />
    </PanelFrame>
  );
}

function Opened({ publicId, view, brought }: Omit<OpenSpanProps, "initialWidthPx"> & { publicId: string }) {
  const asked = useOpenedSpan(publicId, brought);
  // The span before stays for the moment its neighbour takes.
  const [last, setLast] = useState(asked);
  if (asked !== null && asked !== last) setLast(asked);
  const shown = asked ?? last;
  return (
    <div
      aria-busy={asked === null}
      className={classNames(
        "flex min-h-0 flex-1 flex-col",
        asked === null && "opacity-60 transition-opacity delay-150",
      )}
    >
      {shown === null ? <SpanPanelSkeleton /> : <Shown opened={shown} view={view} />}
    </div>
  );
}

function Shown({ opened, view }: { opened: OpenedSpan; view: ContentViewChoice }) {
  const { publicId, error } = opened;
  const refresh = () => void readSpan(publicId, { anew: true });
  if (error !== null) return <SpanFailed publicId={publicId} error={error} onRetry={refresh} />;
  if (opened.panel === null) return <SpanMissing publicId={publicId} />;
  return <SpanPanelView panel={opened.panel} view={view} traceLink refresh={refresh} />;
}
