"use client";

import { useRouter } from "next/navigation";
import type { PanelSpan } from "@/lib/panel/panel-span";
import { SpanContent } from "./content/span-content";
import type { ContentViewChoice } from "./content/view-choice";
import { SpanExtras } from "./span-extras";
import { SpanFactsBar } from "./span-facts";
import { SpanPanelHeader } from "./span-panel-header";
import { SpanProblems } from "./span-problems";
import { SpanProperties } from "./span-properties";
import { SpanUsage } from "./span-usage";

type SpanPanelViewProps = {
  panel: PanelSpan;
  view: ContentViewChoice;
  /** Offers the way to the span's trace, which the trace page itself has no use for. */
  traceLink: boolean;
  /** Asks for the span again; by default with the page. */
  refresh?: () => void;
};

/** One span in full. It fills the height it is given and scrolls inside. */
export function SpanPanelView({ panel, view, traceLink, refresh }: SpanPanelViewProps) {
  const router = useRouter();
  const { span, explanation, extras } = panel;
  return (
    <>
      <SpanPanelHeader
        publicId={span.publicId}
        logType={span.logType}
        name={span.name ?? span.workflowName ?? span.logType}
      />
      {/* Another span starts at its top. */}
      <div key={span.publicId} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <SpanFactsBar panel={panel} traceLink={traceLink} />
        <SpanProblems span={span} />
        <SpanContent panel={panel} view={view} />
        <SpanUsage span={span} explanation={explanation} refresh={refresh ?? router.refresh} />
        <SpanProperties span={span} />
        <SpanExtras publicId={span.publicId} extras={extras} />
      </div>
    </>
  );
}
