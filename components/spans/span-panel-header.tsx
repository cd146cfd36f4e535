"use client";

import { ChevronDown, ChevronUp, Link2, X } from "lucide-react";
import { KindBadge } from "@/components/kinds/kind";
import { CopyButton } from "@/components/ui/copy-button";
import { copyText } from "@/components/ui/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toast";
import type { LogType } from "@/db/enums";
import { usePanelControls, usePanelPlace } from "./panel-controls";
import { describePlace } from "./panel-place";

/** What is open, and the way to its neighbours, its address and out. */
export function SpanPanelHeader({
  publicId,
  logType,
  name,
}: {
  publicId: string;
  logType: LogType | null;
  name: string;
}) {
  const controls = usePanelControls();
  const place = usePanelPlace();
  const words = place === null ? "" : describePlace(place);
  const copyLink = async () => {
    const address = new URL(window.location.href);
    address.searchParams.set("span", publicId);
    const copied = await copyText(address.href);
    showToast(copied ? { title: "Link copied" } : { title: "The link could not be copied", tone: "error" });
  };
  return (
    <header className="flex h-10 flex-none items-center gap-0.5 border-b border-line pr-2 pl-4">
      {logType === null ? null : <KindBadge logType={logType} className="mr-2 flex-none" />}
      <h2 className="min-w-0 truncate text-13 font-semibold" title={name}>
        {name}
      </h2>
      <CopyButton value={publicId} label="Copy log ID" className="ml-1" />
      <p
        aria-live="polite"
        title={place?.isInList === false ? "The present result does not have this span" : words}
        className="mr-auto ml-1 min-w-0 shrink-[2] truncate text-12 text-faint tabular-nums"
      >
        {words}
      </p>
      {controls ? (
        <>
          <IconButton
            label="Previous span"
            shortcut="k"
            size="sm"
            aria-disabled={place?.hasPrevious === false || undefined}
            onClick={() => controls.step(-1)}
          >
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton
            label="Next span"
            shortcut="j"
            size="sm"
            aria-disabled={place?.hasNext === false || undefined}
            onClick={() => controls.step(1)}
          >
            <ChevronDown aria-hidden />
          </IconButton>
        </>
      ) : null}
      <IconButton label="Copy link" size="sm" onClick={copyLink}>
        <Link2 aria-hidden />
      </IconButton>
      {controls ? (
        <IconButton label="Close" shortcut="Esc" size="sm" onClick={controls.close}>
          <X aria-hidden />
        </IconButton>
      ) : null}
    </header>
  );
}
