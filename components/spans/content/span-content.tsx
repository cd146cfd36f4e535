"use client";

import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { encodeId } from "@/lib/http/addresses";
import type { PanelSpan } from "@/lib/panel/panel-span";
import { FieldView } from "./field-view";
import { type ContentViewChoice, contentViewCookie } from "./view-choice";

const yearSeconds = 31_536_000;

/** What went in and what came out, as a person and as a machine reads it. */
export function SpanContent({
  panel: { span, input, output },
  view: initialView,
}: {
  panel: PanelSpan;
  view: ContentViewChoice;
}) {
  const [view, setView] = useState(initialView);
  if (span.noLog) {
    return (
      <p className="border-t border-line px-4 py-3 text-12 text-muted">
        The sender asked not to log content: it was dropped before anything was written.
      </p>
    );
  }
  const choose = (chosen: ContentViewChoice) => {
    setView(chosen);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent from Firefox and from plain http
    document.cookie = `${contentViewCookie}=${chosen}; path=/; max-age=${yearSeconds}; samesite=lax`;
  };
  const base = `/logs/content/${encodeId(span.publicId)}`;
  return (
    <section aria-label="Content" className="border-t border-line px-4 py-3">
      <div className="mb-2 flex items-center gap-2">
        <h3 className="text-12 font-semibold">Content</h3>
        <Segmented
          size="sm"
          label="View content as"
          className="ml-auto"
          value={view}
          onChange={choose}
          options={[
            { value: "formatted", label: "Formatted" },
            { value: "json", label: "JSON" },
            { value: "yaml", label: "YAML" },
            { value: "tree", label: "Tree" },
          ]}
        />
      </div>
      {/* Another span's fields are other fields: folded, at their tops, with threads of their own. */}
      <div key={span.publicId} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
        <FieldView title="Input" field={input} href={`${base}/input`} view={view} />
        <FieldView title="Output" field={output} href={`${base}/output`} view={view} />
      </div>
    </section>
  );
}
