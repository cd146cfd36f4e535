"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { segment, segmentTrack } from "./segmented-style";

export type Tab<Value extends string> = { value: Value; label: ReactNode; panel: ReactNode };

/** Panels that take turns. `look="segmented"` for a small switch in a heading row, with `heading` at its left. */
export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  defaultValue,
  onChange,
  look = "line",
  heading,
  className,
}: {
  label: string;
  tabs: readonly Tab<Value>[];
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  look?: "line" | "segmented";
  heading?: ReactNode;
  className?: string;
}) {
  const segmented = look === "segmented";
  return (
    <Base.Root
      value={value}
      defaultValue={defaultValue ?? tabs[0]?.value}
      onValueChange={(chosen: Value) => onChange?.(chosen)}
      className={className}
    >
      <div className={classNames("flex items-center gap-2", segmented ? "mb-2" : "border-b border-line")}>
        {heading ? <div className="min-w-0 flex-1">{heading}</div> : null}
        <Base.List aria-label={label} className={segmented ? segmentTrack("sm") : "flex gap-4 px-3"}>
          {tabs.map((tab) => (
            <Base.Tab
              key={tab.value}
              value={tab.value}
              className={
                segmented
                  ? segment("sm")
                  : "-mb-px h-8 cursor-default border-b-2 border-transparent text-12 font-medium text-muted ring-inside hover:text-ink data-active:border-ink data-active:text-ink"
              }
            >
              {tab.label}
            </Base.Tab>
          ))}
        </Base.List>
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value}>
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
