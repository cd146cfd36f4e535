"use client";

import { ArrowUp } from "lucide-react";
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { DataTable, type DataTableHandle } from "@/components/data-table/data-table";
import { GridSkeleton } from "@/components/data-table/grid-skeleton";
import { GridTail } from "@/components/data-table/grid-tail";
import { hasTicks, noTicks, tickAll } from "@/components/data-table/ticks";
import { useRowWindow } from "@/components/data-table/use-row-window";
import type { TableMemory } from "@/components/data-table/use-steady-scroll";
import { useTicks } from "@/components/data-table/use-ticks";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { copyText } from "@/components/ui/copy-text";
import { showToast } from "@/components/ui/toast";
import { formatCount } from "@/lib/format";
import { isDefaultSet, readColumns } from "@/lib/spans/list-columns";
import { defaultSort, printSort } from "@/lib/spans/sort";
import type { SpanPage, SpanRow } from "@/lib/spans/types";
import { describeSearched } from "./columns/searched";
import { describeSort, sortKeyOf } from "./columns/sort-words";
import { useListView } from "./columns/use-list-view";
import { useIsPaused } from "./live-switch";
import { useProvidePanelControls } from "./panel-controls";
import { spanAddress } from "./span-address";
import { fetchSpanPage, listKeyOf } from "./span-pages";
import { listenToTail } from "./span-tail";
import { spanColumns } from "./spans-columns";
import { TickedSpans } from "./ticked-spans";
import { useOpenSpan } from "./use-open-span";
import { useSpanList } from "./use-span-list";

/** `--row` and `--row-comfortable` of globals.css, which arithmetic needs as numbers. */
const rowHeightsPx = { compact: 32, comfortable: 40 } as const;
const keyOf = (span: SpanRow) => span.id;
const rowId = (span: SpanRow) => span.publicId;
const isUnsettled = (span: SpanRow) => span.estimatePending;
const toneOf = (span: SpanRow) => (span.status === "error" ? "error" : "plain");

type SpansGridProps = {
  /** The search params that decide which rows these are. */
  listKey: string;
  page: SpanPage;
  /** Whether rows newer than the newest can belong to the list. */
  isLive: boolean;
};

/** The rows of Logs: pages, live top-up, keys, and the span that is open. */
export function SpansGrid({ listKey, page, isLive }: SpansGridProps) {
  const memory = useRef<TableMemory>({ scrollLeft: 0, head: null });
  // Another list is another grid: it starts at its top with its own rows.
  return <Rows key={listKey} listKey={listKey} page={page} isLive={isLive} memory={memory} />;
}

function Rows({ listKey, page, isLive, memory }: SpansGridProps & { memory: RefObject<TableMemory> }) {
  const table = useRef<DataTableHandle>(null);
  const [isScrolled, setScrolled] = useState(false);
  const [ticks, setTicks] = useState(noTicks);
  const { openId, open, close } = useOpenSpan();
  const { state, change } = useSpanList();
  const { placed, place, density, timeZone } = useListView();
  const isPaused = useIsPaused();
  // Other rows are on their way; a panel that is on its way dims nothing.
  const isPending = listKeyOf(state) !== listKey;
  const columns = useMemo(
    () =>
      spanColumns(
        timeZone,
        placed.map(({ id }) => id),
        isDefaultSet(placed),
      ),
    [placed, timeZone],
  );
  const list = useRowWindow({
    first: page,
    fetchPage: (cursor, signal) => fetchSpanPage(listKey, cursor, signal),
    keyOf,
    isLive,
    listen: listenToTail(listKey),
    hold: isScrolled || openId !== null || hasTicks(ticks) || isPaused,
    isUnsettled,
  });
  const { rows, heldCount, freshIds } = list;
  const tableTicks = useTicks(ticks, setTicks, rows, rowId);
  useProvidePanelControls({
    step: (by) => table.current?.step(by),
    close: () => {
      const id = openId;
      close();
      if (id !== null) table.current?.focusRow(id);
    },
    neighbours: (id) => {
      const at = rows.findIndex((row) => rowId(row) === id);
      return at < 0 ? [] : [rows[at + 1], rows[at - 1]].flatMap((row) => (row ? rowId(row) : []));
    },
  });
  const copyLink = async (id: string) => {
    const copied = await copyText(spanAddress(id));
    showToast(copied ? { title: "Link copied" } : { title: "The link could not be copied", tone: "error" });
  };
  const showHeld = () => {
    list.release();
    table.current?.scrollToTop();
  };
  const letGo = useEffectEvent(showHeld);
  const wasPaused = useRef(isPaused);
  useEffect(() => {
    if (wasPaused.current && !isPaused) letGo();
    wasPaused.current = isPaused;
  }, [isPaused]);
  const { sort } = state;
  const searched = describeSearched(list, sort, timeZone);

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
        label={`Spans, ${describeSort(sort)}`}
        columns={columns}
        placed={placed}
        onPlace={place}
        sort={{ id: sort.key, desc: sort.descending }}
        onSort={(wanted) => {
          const key = wanted && sortKeyOf(wanted.id);
          change({ sort: key ? { key, descending: wanted.desc } : defaultSort });
        }}
        rowHeightPx={rowHeightsPx[density]}
        rows={rows}
        rowId={rowId}
        toneOf={toneOf}
        ticks={tableTicks}
        selectedId={openId}
        freshIds={freshIds}
        onOpen={open}
        onClose={close}
        onCopyLink={copyLink}
        // After a search that ran out of time it is for the reader to say whether it goes on.
        onNearEnd={() => !searched && list.loadOlder()}
        onNearStart={list.loadNewer}
        onScrolledChange={setScrolled}
        memory={memory}
        tail={
          <GridTail
            state={list.older}
            hasMore={list.hasMore}
            searched={searched}
            count={rows.length}
            noun="span"
            following={printSort(sort) === printSort(defaultSort) ? "older" : "more"}
            onGoOn={list.loadOlder}
          />
        }
      />
      {hasTicks(ticks) ? (
        <TickedSpans
          listKey={listKey}
          ticks={ticks}
          loadedIds={() => rows.map(rowId)}
          hasMore={list.hasMore}
          onTickAll={() => setTicks(tickAll())}
          onClear={tableTicks.clear}
        />
      ) : null}
      {heldCount > 0 ? (
        <Button
          variant="primary"
          size="sm"
          className="absolute top-10 left-1/2 z-20 -translate-x-1/2 rounded-full shadow-float"
          onClick={showHeld}
        >
          <ArrowUp aria-hidden />
          {formatCount(heldCount)}
          {list.isHeldMore ? "+" : ""} new
        </Button>
      ) : null}
      <p role="status" className="sr-only">
        {heldCount > 0
          ? `${heldCount} new spans, not shown yet`
          : freshIds.size > 0
            ? `${freshIds.size} new at the top`
            : ""}
      </p>
    </div>
  );
}

const usualColumns = spanColumns("UTC", [], true);
const usualPlaces = readColumns(null);

export function SpansGridSkeleton() {
  return <GridSkeleton label="Loading spans" rows={24} columns={usualColumns} placed={usualPlaces} />;
}
