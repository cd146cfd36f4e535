import { useMemo } from "react";
import { blockStarts } from "@/lib/content/blocks";
import { WindowedText } from "./windowed-text";

/** Laid-out JSON or plain text in a frame of its own; long ones scroll. */
export function JsonText({ text, label, className }: { text: string; label: string; className?: string }) {
  const laidOut = useMemo(() => ({ text, starts: blockStarts(text) }), [text]);
  return (
    <WindowedText
      laidOut={laidOut}
      mark={/^\s*[[{]/.test(text) ? "json" : undefined}
      label={label}
      className={className}
    />
  );
}
