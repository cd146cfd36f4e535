"use client";

import { type ReactNode, useState } from "react";
import { ResizeHandle } from "@/components/ui/resize-handle";
import { panelWidth, panelWidthCookie } from "./panel-width";

const yearSeconds = 31_536_000;

/** The place beside a list or a trace: resizable, never modal. On a small screen it covers the list. */
export function PanelFrame({ initialWidthPx, children }: { initialWidthPx: number; children: ReactNode }) {
  const [widthPx, setWidthPx] = useState(initialWidthPx);
  const remember = (chosenPx: number) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent from Firefox and from plain http
    document.cookie = `${panelWidthCookie}=${chosenPx}; path=/; max-age=${yearSeconds}; samesite=lax`;
  };
  return (
    <aside
      aria-label="Span"
      style={{ width: widthPx }}
      className="relative flex min-h-0 max-w-[max(23rem,46%)] flex-none flex-col border-l border-line bg-page transition-[opacity,translate] duration-160 max-md:absolute max-md:inset-0 max-md:z-20 max-md:w-auto! max-md:max-w-none starting:translate-x-2 starting:opacity-0"
    >
      <ResizeHandle
        label="Resize the span panel"
        edge="left"
        widthPx={widthPx}
        minPx={panelWidth.minPx}
        maxPx={panelWidth.maxPx}
        defaultPx={panelWidth.defaultPx}
        onChange={setWidthPx}
        onCommit={remember}
        className="max-md:hidden"
      />
      {children}
    </aside>
  );
}
