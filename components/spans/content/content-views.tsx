"use client";

import { type ReactNode, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { type ContentViewChoice, contentViewCookie } from "./view-choice";

const yearSeconds = 31_536_000;

/** The same content as a person and as a machine reads it. */
export function ContentViews({
  initial,
  formatted,
  json,
}: {
  initial: ContentViewChoice;
  formatted: ReactNode;
  json: ReactNode;
}) {
  const [view, setView] = useState(initial);
  const choose = (chosen: ContentViewChoice) => {
    setView(chosen);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent from Firefox and from plain http
    document.cookie = `${contentViewCookie}=${chosen}; path=/; max-age=${yearSeconds}; samesite=lax`;
  };
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
          ]}
        />
      </div>
      <div className="grid min-w-0 gap-4">{view === "json" ? json : formatted}</div>
    </section>
  );
}
