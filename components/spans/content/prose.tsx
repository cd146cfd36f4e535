import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { cutText } from "@/lib/content/layout";
import { hasMarkup } from "@/lib/content/markdown";
import { MarkdownView } from "./markdown-view";
import { WindowedText } from "./windowed-text";

/** Longer text is neither read for marks nor drawn whole. */
const wholeLength = 24_000;

/** Words as a person reads them: Markdown where it was written, else the text with its own line breaks. */
export function Prose({ text, label, className }: { text: string; label: string; className: string }) {
  if (text.length > wholeLength) return <LongProse text={text} label={label} className={className} />;
  if (hasMarkup(text)) return <MarkdownView text={text} className={className} />;
  return <PlainText text={text} className={className} />;
}

/** Where a font kerns every pair, laying out one endless word takes time that grows with its square. */
const endlessWord = /\S{2000}/;

export function PlainText({ text, className }: { text: string; className?: string }) {
  return (
    <p
      className={classNames(
        "whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]",
        endlessWord.test(text) && "[font-kerning:none]",
        className,
      )}
    >
      {text}
    </p>
  );
}

function LongProse({ text, label, className }: { text: string; label: string; className: string }) {
  const laidOut = useMemo(() => cutText(text, null), [text]);
  return <WindowedText laidOut={laidOut} label={label} className={className} />;
}
