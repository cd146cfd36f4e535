"use client";

import { ArrowUp } from "lucide-react";
import { useRef, useState } from "react";
import { DataTable, type DataTableHandle } from "@/components/data-table/data-table";
import { GridSkeleton } from "@/components/data-table/grid-skeleton";
import { GridTail } from "@/components/data-table/grid-tail";
import { useRowWindow } from "@/components/data-table/use-row-window";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { formatCount } from "@/lib/format";
import type { Page, SpanRow } from "@/lib/spans/types";
import { useProvidePanelControls } from "./panel-controls";
import { fetchSpanPage, listKeyOf } from "./span-pages";
import { spansColumns } from "./spans-columns";
import { useOpenSpan } from "./use-open-span";
import { useSpanList } from "./use-span-list";

const keyOf = (span: SpanRow) => span.id;
const rowId = (span: SpanRow) => span.publicId;
const isUnsettled = (span: SpanRow) => span.estimatePending;
const toneOf = (span: SpanRow) => (span.status === "error" ? "error" : "plain");

type SpansGridProps = {
  /** The search params that decide which rows these are. */
  listKey: string;
  page: Page<SpanRow>;
  /** Whether rows newer than the newest can belong to the list. */
  isLive: boolean;
};

/** The rows of Logs: pages, live top-up, keys, and the span that is open. */
export function SpansGrid({ listKey, page, isLive }: SpansGridProps) {
  // Another list is another grid: it starts at its top with its own rows.
  return <Rows key={listKey} listKey={listKey} page={page} isLive={isLive} />;
}

function Rows({ listKey, page, isLive }: SpansGridProps) {
  const table = useRef<DataTableHandle>(null);
  const [isScrolled, setScrolled] = useState(false);
  const { openId, open, close } = useOpenSpan();
  const { state } = useSpanList();
  // Other rows are on their way; a panel that is on its way dims nothing.
  const isPending = listKeyOf(state) !== listKey;
  const { rows, hasMore, heldCount, isHeldMore, freshIds, older, loadOlder, release } = useRowWindow({
    first: page,
    fetchPage: (cursor, signal) => fetchSpanPage(listKey, cursor, signal),
    keyOf,
    isLive,
    hold: isScrolled || openId !== null,
    isUnsettled,
  });
  useProvidePanelControls({
    step: (by) => table.current?.step(by),
    close: () => {
      const id = openId;
      close();
      if (id !== null) table.current?.focusRow(id);
    },
  });
  const arrivals = freshIds.size > 0 ? freshIds.size : 0;

  return (
    <div
      className={classNames(
        "relative flex min-h-0 min-w-0 flex-1 flex-col",
        isPending && "opacity-60 transition-opacity delay-150",
      )}
      aria-busy={isPending}
    >
      <DataTable
        ref={table}
        label="Spans, newest first"
        columns={spansColumns}
        rows={rows}
        rowId={rowId}
        toneOf={toneOf}
        selectedId={openId}
        freshIds={freshIds}
        onOpen={open}
        onClose={close}
        onNearEnd={loadOlder}
        onScrolledChange={setScrolled}
        tail={
          <GridTail state={older} hasMore={hasMore} count={rows.length} noun="span" onRetry={loadOlder} />
        }
      />
      {heldCount > 0 ? (
        <Button
          variant="primary"
          size="sm"
          className="absolute top-10 left-1/2 z-20 -translate-x-1/2 rounded-full shadow-float"
          onClick={() => {
            release();
            table.current?.scrollToTop();
          }}
        >
          <ArrowUp aria-hidden />
          {formatCount(heldCount)}
          {isHeldMore ? "+" : ""} new
        </Button>
      ) : null}
      <p role="status" className="sr-only">
        {heldCount > 0
          ? `${heldCount} new spans, not shown yet`
          : arrivals > 0
            ? `${arrivals} new at the top`
            : ""}
      </p>
    </div>
  );
}

export function SpansGridSkeleton() {
  const columns = spansColumns.map(({ id = "", header, size = 0, meta }) => ({
    id,
    header: typeof header === "string" ? header : "",
    widthPx: size,
    meta,
  }));
  return <GridSkeleton label="Loading spans" rows={24} columns={columns} />;
}
