"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { LaidOut } from "@/lib/content/layout";
import { formatCount } from "@/lib/format";
import { MarkedText } from "./marked-text";

/** Up to this many blocks a text is drawn whole; they are small. */
const wholeBlocks = 8;
const blockHeightPx = 400;

type WindowedTextProps = { laidOut: LaidOut; label: string; className?: string };

/** A text of any length of which only what is in view is in the document. */
export function WindowedText({ laidOut, label, className }: WindowedTextProps) {
  const { text, keys, starts } = laidOut;
  const blocks = starts.length - 1;
  if (blocks <= wholeBlocks) {
    return (
      <pre
        className={classNames(textStyle, "rounded-md border border-line bg-wash px-2.5 py-1.5", className)}
      >
        <MarkedText text={text} keys={keys} />
      </pre>
    );
  }
  // Another text starts at its top.
  return <Window key={text.length} laidOut={laidOut} label={label} className={className} />;
}

const textStyle =
  "text-12 leading-4.5 break-words whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]";

function Window({ laidOut: { text, keys, starts, places }, label, className }: WindowedTextProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const count = starts.length - 1;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => blockHeightPx,
    initialRect: { width: 400, height: 600 },
    overscan: 2,
  });
  const shown = virtualizer.getVirtualItems();
  const end = starts[count] ?? 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields of a form, and no landmark: there may be many of one name
    <div
      ref={scroller}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which the keyboard must reach
      tabIndex={0}
      className={classNames(
        "ring-inside h-[min(70vh,640px)] overflow-y-auto overscroll-contain rounded-md border border-line bg-wash",
        className,
      )}
    >
      <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
        <div
          className="absolute inset-x-0 top-0 px-2.5 py-1.5"
          style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}
        >
          {shown.map(({ index, key }) => (
            <pre key={key} ref={virtualizer.measureElement} data-index={index} className={textStyle}>
              <MarkedText
                text={text.slice(starts[index], starts[index + 1])}
                keys={keys}
                from={places[index]}
              />
            </pre>
          ))}
        </div>
      </div>
      {end < text.length ? (
        <p className="border-t border-line px-2.5 py-1.5 text-12 text-warning">
          {formatCount(end)} of {formatCount(text.length)} characters are shown: there are too many lines.
          Open the whole above.
        </p>
      ) : null}
    </div>
  );
}
