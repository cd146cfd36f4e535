import { useMemo } from "react";
import { cutText } from "@/lib/content/layout";
import { WindowedText } from "./windowed-text";

/** Laid-out JSON or plain text in a frame of its own; long ones scroll. */
export function JsonText({ text, label, className }: { text: string; label: string; className?: string }) {
  const laidOut = useMemo(() => cutText(text, /^\s*[[{]/.test(text) ? "json" : null), [text]);
  return <WindowedText laidOut={laidOut} label={label} className={className} />;
}
