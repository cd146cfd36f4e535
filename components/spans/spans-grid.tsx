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
import { useToday } from "./columns/use-today";
import { useIsPaused } from "./live-switch";
import { useProvidePanelControls } from "./panel-controls";
import { spanAddress } from "./span-address";
import { fetchAround, fetchSpanPage, listKeyOf } from "./span-pages";
import { listenToTail } from "./span-tail";
import { spanColumns } from "./spans-columns";
import { TickedSpans } from "./ticked-spans";
import { useOpenSpan } from "./use-open-span";
import { usePanelSteps } from "./use-panel-steps";
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
  const memory = useRef<TableMemory>({ scrollLeft: 0, head: null, isOnRow: false });
  const [firstKey] = useState(listKey);
  // Another list is another grid: it starts at its top with its own rows.
  return (
    <Rows
      key={listKey}
      listKey={listKey}
      page={page}
      isLive={isLive}
      isLinked={listKey === firstKey}
      memory={memory}
    />
  );
}

type RowsProps = SpansGridProps & { isLinked: boolean; memory: RefObject<TableMemory> };

function Rows({ listKey, page, isLive, isLinked, memory }: RowsProps) {
  const table = useRef<DataTableHandle>(null);
  const [isScrolled, setScrolled] = useState(false);
  const [ticks, setTicks] = useState(noTicks);
  const { openId, open, close } = useOpenSpan();
  const { state, change } = useSpanList();
  const { placed, place, density, timeZone } = useListView();
  const isPaused = useIsPaused();
  // Other rows are on their way; a panel that is on its way dims nothing.
  const isPending = listKeyOf(state) !== listKey;
  const { sort } = state;
  // Only in the order of time do the spans of a day stand together.
  const today = useToday(timeZone);
  const untoldDay = sort.key === "time" ? today : null;
  const columns = useMemo(
    () =>
      spanColumns(
        { timeZone, today: untoldDay },
        placed.map(({ id }) => id),
        isDefaultSet(placed),
      ),
    [placed, timeZone, untoldDay],
  );
  const list = useRowWindow({
    first: page,
    fetchPage: async ({ around, ...place }, signal) => {
      if (around === undefined) return fetchSpanPage(listKey, place, signal);
      const page = await fetchAround(listKey, rowId(around), signal);
      if (page === null) throw new Error("The last span here is gone from the list.");
      return page;
    },
    keyOf,
    isLive,
    listen: listenToTail(listKey),
    hold: isScrolled || openId !== null || hasTicks(ticks) || isPaused,
    isUnsettled,
  });
  const { rows, heldCount, freshIds, isAtStart } = list;
  const {
    place: panelPlace,
    stepBeyond,
    neighbours,
  } = usePanelSteps({
    listKey,
    list,
    table,
    openId,
    open,
    isLinked,
  });
  const tableTicks = useTicks(ticks, setTicks, rows, rowId);
  useProvidePanelControls({
    step: (by) => table.current?.step(by),
    close: () => {
      const id = openId;
      close();
      if (id !== null) table.current?.focusRow(id);
    },
    neighbours,
    place: panelPlace,
  });
  const copyLink = async (id: string) => {
    const copied = await copyText(spanAddress(id));
    showToast(copied ? { title: "Link copied" } : { title: "The link could not be copied", tone: "error" });
  };
  const showHeld = async () => {
    try {
      await list.release();
      table.current?.scrollToTop();
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      showToast({ title: "The start of the list did not load", description, tone: "error" });
    }
  };
  const letGo = useEffectEvent(() => void showHeld());
  const wasPaused = useRef(isPaused);
  useEffect(() => {
    if (wasPaused.current && !isPaused) letGo();
    wasPaused.current = isPaused;
  }, [isPaused]);
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
        onStepBeyond={stepBeyond}
        onCopyLink={copyLink}
        // After a search that ran out of time it is for the reader to say whether it goes on.
        onNearEnd={() => !searched && list.loadOlder()}
        onNearStart={list.loadNewer}
        onScrolledChange={setScrolled}
        isAtStart={isAtStart}
        memory={memory}
        tail={
          <GridTail
            state={list.older}
            hasMore={list.hasMore}
            searched={searched}
            count={list.before === null ? null : list.before + rows.length}
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
          hasMore={list.hasMore || !isAtStart}
          onTickAll={() => setTicks(tickAll())}
          onClear={tableTicks.clear}
        />
      ) : null}
      {heldCount > 0 || !isAtStart ? (
        <Button
          variant={heldCount > 0 ? "primary" : "plain"}
          size="sm"
          className="absolute top-10 left-1/2 z-20 -translate-x-1/2 rounded-full! shadow-float"
          onClick={showHeld}
        >
          <ArrowUp aria-hidden />
          {heldCount > 0 ? `${formatCount(heldCount)}${list.isHeldMore ? "+" : ""} new` : "Start of the list"}
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

const usualColumns = spanColumns({ timeZone: "UTC", today: null }, [], true);
const usualPlaces = readColumns(null);

export function SpansGridSkeleton() {
  return <GridSkeleton label="Loading spans" rows={24} columns={usualColumns} placed={usualPlaces} />;
}
