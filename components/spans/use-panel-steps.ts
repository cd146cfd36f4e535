import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { DataTableHandle } from "@/components/data-table/data-table";
import type { useRowWindow } from "@/components/data-table/use-row-window";
import type { SpanPage, SpanRow } from "@/lib/spans/types";
import { useCounted } from "./match-count";
import type { PanelPlace } from "./panel-place";
import { fetchAround } from "./span-pages";

type Options = {
  listKey: string;
  list: ReturnType<typeof useRowWindow<SpanRow>>;
  table: RefObject<DataTableHandle | null>;
  openId: string | null;
  open: (id: string, walked: boolean) => void;
  /** The page was opened with the list: a span far down in it is shown among its neighbours at once. */
  isLinked: boolean;
};

type Around = { id: string; page: SpanPage | null };

/**
 * Where the open span stands in the list, and the steps from it through the whole result: beyond the loaded rows a page
 * more is read; of a span that is not among them the server is asked what lies around it.
 */
export function usePanelSteps({ listKey, list, table, openId, open, isLinked }: Options) {
  const { rows, hasMore, isAtStart, before } = list;
  const index = useMemo(() => rows.findIndex(({ publicId }) => publicId === openId), [rows, openId]);
  const [around, setAround] = useState<Around | null>(null);
  const count = useCounted(listKey);
  const wanted = useRef<{ from: string | null; by: number } | null>(null);
  const [shows, setShows] = useState(openId);

  const isAway = openId !== null && index < 0;
  const takeAround = useEffectEvent((id: string, page: SpanPage | null) => {
    if (page !== null && isLinked && shows === id) return list.open(page);
    setAround({ id, page });
    setShows(null);
  });
  useEffect(() => {
    if (!isAway || openId === null) return;
    const controller = new AbortController();
    fetchAround(listKey, openId, controller.signal).then(
      (page) => takeAround(openId, page),
      // It stays unknown; the list itself says that the server is away.
      () => {},
    );
    return () => controller.abort();
  }, [isAway, listKey, openId]);

  const showNow = useEffectEvent(() => {
    if (shows === null || index < 0 || rows[index]?.publicId !== shows) return;
    table.current?.show(shows);
    setShows(null);
  });
  const goOn = useEffectEvent(() => {
    const step = wanted.current;
    if (step === null) return;
    if (step.from !== openId) wanted.current = null;
    else if (rows[index + step.by]) {
      wanted.current = null;
      table.current?.step(step.by);
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows may be what was waited for
  useEffect(() => {
    showNow();
    goOn();
  }, [rows, index]);

  const known = around !== null && around.id === openId ? around : null;
  const neighbourOf = (by: number): string | null => {
    const among = index >= 0 ? rows : (known?.page?.rows ?? []);
    const at = index >= 0 ? index : among.findIndex(({ publicId }) => publicId === openId);
    return at < 0 ? null : (among[at + by]?.publicId ?? null);
  };

  /** A step the loaded rows do not have. */
  const stepBeyond = (by: number) => {
    const page = known?.page ?? null;
    if (index >= 0) {
      wanted.current = { from: openId, by };
      if (by > 0) list.loadOlder();
      else list.loadNewer();
    } else if (page !== null) {
      const id = neighbourOf(by);
      list.open(page);
      setShows(id ?? openId);
      if (id !== null) open(id, true);
    } else if (known !== null && rows[0]) {
      // It is in no place of the list: one begins at the start.
      open(rows[0].publicId, true);
      table.current?.show(rows[0].publicId);
    }
  };

  const place = useMemo((): PanelPlace | null => {
    if (openId === null) return null;
    if (index >= 0) {
      return {
        isInList: true,
        position: before === null ? null : before + index + 1,
        count,
        hasPrevious: index > 0 || !isAtStart,
        hasNext: index < rows.length - 1 || hasMore,
      };
    }
    const among = known?.page?.rows ?? [];
    return {
      isInList: known === null ? null : known.page !== null,
      position: null,
      count,
      hasPrevious: among.length > 0 && among[0]?.publicId !== openId,
      hasNext: among.length > 0 && among.at(-1)?.publicId !== openId,
    };
  }, [openId, index, before, count, isAtStart, rows.length, hasMore, known]);

  return {
    place,
    stepBeyond,
    neighbours: (id: string) =>
      id === openId ? [neighbourOf(1), neighbourOf(-1)].filter((one) => one !== null) : [],
  };
}
