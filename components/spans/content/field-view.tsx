"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/format";
import type { PanelField } from "@/lib/panel/panel-span";
import { contentLimit } from "@/lib/spans/clip";
import { ContentView } from "./content-view";
import { FieldHeading } from "./field-heading";
import type { FieldSource } from "./field-source";
import { SourceView } from "./source-view";
import { TreeView } from "./tree-view";
import { useContentWorker } from "./use-content-worker";
import type { ContentViewChoice } from "./view-choice";

type FieldViewProps = { title: string; field: PanelField; href: string; view: ContentViewChoice };

/** One side of a span in the chosen view. */
export function FieldView({ title, field, href, view }: FieldViewProps) {
  const ask = useContentWorker();
  const source: FieldSource = { text: field.source, href };
  return (
    <div className="min-w-0">
      <FieldHeading title={title} href={href} sizeBytes={field.sizeBytes} />
      {field.sizeBytes === 0 || view === "formatted" ? (
        <Formatted title={title} field={field} source={source} ask={ask} />
      ) : view === "tree" ? (
        <TreeView source={source} label={`${title} as a tree`} ask={ask} />
      ) : (
        <SourceView source={source} layout={view} label={title} ask={ask} />
      )}
    </div>
  );
}

function Formatted({
  title,
  field: { content, isClipped, sizeBytes },
  source,
  ask,
}: {
  title: string;
  field: PanelField;
  source: FieldSource;
  ask: ReturnType<typeof useContentWorker>;
}) {
  const [isWhole, setWhole] = useState(false);
  if (isWhole) {
    return (
      <SourceView
        source={source}
        layout={content.kind === "text" ? "text" : "json"}
        label={title}
        ask={ask}
      />
    );
  }
  return (
    <>
      <ContentView content={content} label={title} />
      {isClipped ? (
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 text-12 text-warning">
          The first {formatBytes(contentLimit.textBytes)} of {formatBytes(sizeBytes)} are shown.
          <Button size="sm" onClick={() => setWhole(true)}>
            Show all {formatBytes(sizeBytes)}
          </Button>
        </p>
      ) : null}
    </>
  );
}
