// biome-ignore-all lint/a11y/useSemanticElements: a tree grid that draws only the rows in view cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: in a tree grid with row focus, the rows take the focus and their cells do not
"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { Unplug } from "lucide-react";
import {
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { useListKeys } from "@/components/data-table/use-list-keys";
import { ResizeHandle } from "@/components/ui/resize-handle";
import type { Line } from "@/lib/traces/lines";
import type { TraceRow } from "@/lib/traces/rows";
import type { TimeScale } from "@/lib/traces/timeline";
import { labelWidth, rememberLabelWidth } from "./label-width";
import { TraceTreeHead, treeHeadPx } from "./trace-tree-head";
import { TraceTreeRow } from "./trace-tree-row";
import { useTrackWidth } from "./use-track-width";

const rowPx = 28;
/** What the server draws before anyone knows the height of the window. */
const assumedSize = { width: 1000, height: 900 };

export type TraceTreeHandle = {
  /** Index of the row the keys stand on. */
  activeIndex: () => number;
  focusRow: (index: number) => void;
  /** Goes to the next (1) or previous (-1) line, and opens it when a span is open. */
  step: (by: number) => void;
};

type TraceTreeProps = {
  rows: readonly TraceRow[];
  lines: readonly Line[];
  scale: TimeScale;
  folded: ReadonlySet<number>;
  onFold: (folded: ReadonlySet<number>) => void;
  /** -1 for none. */
  selectedIndex: number;
  /** `walked` when reached by key while another span was open. */
  onSelect: (index: number, walked: boolean) => void;
  onClose: () => void;
  labelPx: number;
  ref?: Ref<TraceTreeHandle>;
};

/** Tree and waterfall: a tree grid that draws only the lines in view. */
export function TraceTree({
  rows,
  lines,
  scale,
  folded,
  onFold,
  selectedIndex,
  onSelect,
  onClose,
  labelPx: rememberedLabelPx,
  ref,
}: TraceTreeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [labelPx, setLabelPx] = useState(rememberedLabelPx);
  const track = useRef<HTMLDivElement>(null);
  const trackPx = useTrackWidth(track);
  const [active, setActive] = useState<number | null>(null);
  const wantsFocus = useRef(false);
  const activeIndex = active ?? Math.max(0, selectedIndex);
  const lineOf = useMemo(() => {
    const positions = new Map<number, number>();
    lines.forEach((line, position) => {
      if (line.kind === "span") positions.set(line.index, position);
    });
    return positions;
  }, [lines]);
  const tabStop = lineOf.get(activeIndex) ?? 0;

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    initialRect: assumedSize,
    initialOffset: () => Math.max(0, (lineOf.get(selectedIndex) ?? 0) * rowPx - assumedSize.height / 3),
    overscan: 12,
    scrollMargin: treeHeadPx,
    scrollPaddingStart: treeHeadPx,
    // The row that holds the focus stays in the document however far one scrolls.
    rangeExtractor: (range) => {
      const positions = defaultRangeExtractor(range);
      if (tabStop < (positions[0] ?? 0)) positions.unshift(tabStop);
      else if (tabStop > (positions.at(-1) ?? 0) && tabStop < lines.length) positions.push(tabStop);
      return positions;
    },
  });

  const focusRow = (index: number) => {
    wantsFocus.current = true;
    setActive(index);
    const position = lineOf.get(index);
    if (position !== undefined) virtualizer.scrollToIndex(position, { align: "auto" });
    if (index === activeIndex) focusRowElement(scroller.current, index);
  };
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const position = lineOf.get(activeIndex);
    if (position !== undefined) virtualizer.scrollToIndex(position, { align: "auto" });
    focusRowElement(scroller.current, activeIndex);
  }, [activeIndex, lineOf, virtualizer]);

  const goTo = (index: number) => {
    focusRow(index);
    if (selectedIndex >= 0 && index !== selectedIndex) onSelect(index, true);
  };
  const move = (by: number | "start" | "end") => {
    const from = lineOf.get(activeIndex) ?? 0;
    const isFirst = active === null && selectedIndex < 0;
    const wanted = by === "start" ? 0 : by === "end" ? lines.length - 1 : isFirst ? 0 : from + by;
    const position = Math.min(lines.length - 1, Math.max(0, wanted));
    const line = lines[position];
    // The heading over orphans is no stop: step over it, in the direction one goes.
    const stop = line?.kind === "orphans" ? lines[position + (position >= from ? 1 : -1)] : line;
    if (stop?.kind === "span") goTo(stop.index);
  };
  useImperativeHandle(ref, () => ({ activeIndex: () => active ?? selectedIndex, focusRow, step: move }));
  useListKeys(scroller, {
    move,
    open: () => onSelect(activeIndex, false),
    close: onClose,
  });

  const toggle = useCallback(
    (index: number) => {
      const next = new Set(folded);
      if (!next.delete(index)) next.add(index);
      onFold(next);
    },
    [folded, onFold],
  );
  const pressSideways = (event: KeyboardEvent) => {
    const row = rows[activeIndex];
    if (!row || !(event.target instanceof Element) || !event.target.matches("[role=row]")) return;
    const isFolded = folded.has(activeIndex);
    if (event.key === "ArrowRight" && row.childCount > 0) {
      if (isFolded) toggle(activeIndex);
      else goTo(activeIndex + 1);
    } else if (event.key === "ArrowLeft") {
      if (row.childCount > 0 && !isFolded) toggle(activeIndex);
      else if (row.parent >= 0) goTo(row.parent);
    } else return;
    event.preventDefault();
  };

  const open = useCallback((index: number) => onSelect(index, false), [onSelect]);
  return (
    <div
      className="@container relative min-h-0 flex-1"
      style={{ "--label": `min(${labelPx}px, 54cqw)` } as CSSProperties}
    >
      <div ref={scroller} className="h-full overflow-auto overscroll-contain">
        <div
          role="treegrid"
          aria-label="Spans of the trace"
          aria-rowcount={lines.length + 1}
          onKeyDown={pressSideways}
          className="flex min-h-full flex-col"
        >
          <TraceTreeHead scale={scale} />
          <div role="rowgroup" className="relative flex-1" style={{ minHeight: lines.length * rowPx }}>
            <div
              ref={track}
              aria-hidden
              className="pointer-events-none absolute inset-y-0 right-4 left-[calc(var(--label)+12px)] border-line-soft border-r bg-[linear-gradient(to_right,var(--line-soft)_1px,transparent_1px)] bg-size-[25%_100%]"
            />
            <div aria-hidden className="pointer-events-none absolute inset-y-0 left-(--label) w-px bg-line" />
            {virtualizer.getVirtualItems().map((virtual) => {
              const line = lines[virtual.index];
              const top = virtual.index * rowPx;
              if (!line) return null;
              if (line.kind === "orphans")
                return <OrphanHeading key="orphans" count={line.count} top={top} position={virtual.index} />;
              const row = rows[line.index];
              return row ? (
                <TraceTreeRow
                  key={row.publicId}
                  row={row}
                  index={line.index}
                  position={virtual.index}
                  top={top}
                  scale={scale}
                  trackPx={trackPx}
                  isFolded={folded.has(line.index)}
                  isSelected={line.index === selectedIndex}
                  isTabStop={virtual.index === tabStop}
                  onOpen={open}
                  onToggle={toggle}
                  onFocus={setActive}
                />
              ) : null;
            })}
          </div>
        </div>
      </div>
      <div className="pointer-events-none absolute inset-y-0 left-0 w-(--label)">
        <ResizeHandle
          label="Resize the span column"
          edge="right"
          widthPx={labelPx}
          minPx={labelWidth.minPx}
          maxPx={labelWidth.maxPx}
          defaultPx={labelWidth.defaultPx}
          onChange={setLabelPx}
          onCommit={rememberLabelWidth}
          className="pointer-events-auto"
        />
      </div>
    </div>
  );
}

function OrphanHeading({ count, top, position }: { count: number; top: number; position: number }) {
  return (
    <div
      role="row"
      aria-level={1}
      aria-rowindex={position + 2}
      className="absolute top-0 left-0 flex h-(--row-span) w-full items-center"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="flex w-(--label) items-center gap-1.5 px-3 text-12 text-warning">
        <Unplug aria-hidden className="size-3.5" />
        <span className="truncate">
          {count === 1
            ? "1 span whose parent has not arrived"
            : `${count} spans whose parent has not arrived`}
        </span>
      </div>
    </div>
  );
}

function focusRowElement(scroller: HTMLElement | null, index: number): void {
  scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
}
