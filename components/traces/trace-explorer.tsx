"use client";

import { ChevronsDownUp, ChevronsUpDown, OctagonAlert } from "lucide-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useProvidePanelControls } from "@/components/spans/panel-controls";
import { PanelFrame } from "@/components/spans/panel-frame";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { showToast } from "@/components/ui/toast";
import { formatCount } from "@/lib/format";
import { ancestorsOf, foldableRows, nextError, visibleLines } from "@/lib/traces/lines";
import { unpackRows } from "@/lib/traces/rows";
import { TraceMiniature } from "./trace-miniature";
import { TraceTree, type TraceTreeHandle } from "./trace-tree";
import { usePageKeys } from "./use-page-keys";
import { useSelectedSpan } from "./use-selected-span";

/** Everything of a trace that answers to the hand: miniature, waterfall, and the panel (`children`) beside it. */
export function TraceExplorer({
  traceId,
  packedRows,
  widths,
  children,
}: {
  traceId: string;
  packedRows: string;
  widths: { labelPx: number; panelPx: number };
  children: ReactNode;
}) {
  const { rows, scale } = useMemo(() => unpackRows(packedRows), [packedRows]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const tree = useRef<TraceTreeHandle>(null);
  const { selected, select } = useSelectedSpan(traceId);
  const lines = useMemo(() => visibleLines(rows, folded), [rows, folded]);
  const selectedIndex = selected === null ? -1 : rows.findIndex(({ publicId }) => publicId === selected);
  const errorCount = useMemo(() => rows.filter(({ isError }) => isError).length, [rows]);
  const foldable = useMemo(() => foldableRows(rows), [rows]);

  const goToError = () => {
    const index = nextError(rows, tree.current?.activeIndex() ?? -1);
    const row = index === null ? undefined : rows[index];
    if (index === null || !row) return;
    const above = ancestorsOf(rows, index);
    if (above.some((ancestor) => folded.has(ancestor))) {
      setFolded(new Set([...folded].filter((one) => !above.includes(one))));
    }
    tree.current?.focusRow(index);
    select(row.publicId, { walked: selected !== null });
  };
  const close = () => {
    select(null);
    if (selectedIndex >= 0) tree.current?.focusRow(selectedIndex);
  };
  useProvidePanelControls({ step: (by) => tree.current?.step(by), close });
  usePageKeys({
    e: goToError,
    c: async () => {
      if (await copyText(window.location.href)) showToast({ title: "Link copied" });
      else showToast({ title: "The link could not be copied", tone: "error" });
    },
  });

  return (
    <>
      <TraceMiniature rows={rows} scale={scale} />
      <div className="flex min-h-0 flex-1">
        <section aria-label="Spans" className="flex min-w-0 flex-1 flex-col">
          <div className="flex h-10 flex-none items-center gap-1.5 border-b px-3">
            <Button size="sm" disabled={errorCount === 0} onClick={goToError}>
              <OctagonAlert aria-hidden />
              {errorCount === 0 ? "No errors" : "Next error"}
              {errorCount === 0 ? null : <Kbd className="-mr-1 h-4">e</Kbd>}
            </Button>
            <span className="flex-1" />
            <IconButton
              label="Unfold all"
              size="sm"
              disabled={folded.size === 0}
              onClick={() => setFolded(new Set())}
            >
              <ChevronsUpDown aria-hidden />
            </IconButton>
            <IconButton
              label="Fold all"
              size="sm"
              disabled={foldable.every((index) => folded.has(index))}
              onClick={() => setFolded(new Set([...folded, ...foldable]))}
            >
              <ChevronsDownUp aria-hidden />
            </IconButton>
          </div>
          <TraceTree
            ref={tree}
            rows={rows}
            lines={lines}
            scale={scale}
            folded={folded}
            onFold={setFolded}
            selectedIndex={selectedIndex}
            onSelect={(index, walked) => select(rows[index]?.publicId ?? null, { walked })}
            onClose={close}
            labelPx={widths.labelPx}
          />
          <div className="flex h-8 flex-none items-center gap-3 overflow-hidden whitespace-nowrap border-t px-4 text-12 text-muted">
            <span>
              {folded.size === 0 ? null : (
                <>
                  <b className="font-medium text-ink">
                    {formatCount(lines.filter(({ kind }) => kind === "span").length)}
                  </b>{" "}
                  rows show{" "}
                </>
              )}
              <b className="font-medium text-ink">{formatCount(rows.length)}</b>{" "}
              {rows.length === 1 ? "span" : "spans"}
            </span>
            <span aria-hidden className="ml-auto flex items-center gap-1 text-faint max-lg:hidden">
              <Kbd className="h-4">j</Kbd>
              <Kbd className="h-4">k</Kbd> move <Kbd className="ml-2 h-4">←</Kbd>
              <Kbd className="h-4">→</Kbd> fold <Kbd className="ml-2 h-4">↵</Kbd> open
            </span>
          </div>
        </section>
        {selected === null ? null : <PanelFrame initialWidthPx={widths.panelPx}>{children}</PanelFrame>}
      </div>
    </>
  );
}
