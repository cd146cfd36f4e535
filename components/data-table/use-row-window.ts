import { useEffect, useEffectEvent, useRef, useState } from "react";
import {
  freshKeys,
  isKnown,
  liveAnchor,
  receiveTop,
  releaseHeld,
  unsettledRows,
  withinWindow,
} from "./live-rows";
import {
  appendPage,
  hasMoreAbove,
  hasMoreBelow,
  type KeyOf,
  openWindow,
  prependPage,
  type RowPage,
  type RowWindow,
} from "./row-window";

/** The place of a page: behind or before a cursor, what is newer than a row's key, or around a row; none is the start. */
type PagePlace<Row> = { after?: string; before?: string; newerThan?: string; around?: Row };

/** Asks for a page. Throws an Error whose message may be shown. */
export type FetchPage<Row> = (place: PagePlace<Row>, signal: AbortSignal) => Promise<RowPage<Row>>;

export type LoadState = "idle" | "loading" | { error: string };

/** Rows that are about to change are asked for again this often. */
const unsettledMs = 400;
const tintMs = 1_700;

/** Listens for rows as they arrive, until the signal; a gap means that more arrived than was told. */
export type Listen<Row> = (
  heard: { rows: (rows: readonly Row[], isGap: boolean) => void; lost: () => void },
  signal: AbortSignal,
) => void;

type Options<Row> = {
  first: RowPage<Row>;
  fetchPage: FetchPage<Row>;
  keyOf: KeyOf<Row>;
  /** Take in rows as they arrive. */
  isLive: boolean;
  listen: Listen<Row>;
  /** Keep newer rows apart until `release`, because the reader is in the middle of something. */
  hold: boolean;
  /** Whether a row is known to change soon, so that it must be asked for again. */
  isUnsettled?: (row: Row) => boolean;
};

const isNever = () => false;

/** Holds the pages of one list: loads older ones on demand, takes in newer ones by itself. */
export function useRowWindow<Row>({
  first,
  fetchPage,
  keyOf,
  isLive,
  listen,
  hold,
  isUnsettled = isNever,
}: Options<Row>) {
  const [window, setWindow] = useState<RowWindow<Row>>(() => openWindow(first));
  const [freshIds, setFreshIds] = useState<ReadonlySet<string>>(new Set());
  const [older, setOlder] = useState<LoadState>("idle");
  // More arrived, while rows are held, than one page brings: the top to start anew from.
  const [restart, setRestart] = useState<RowPage<Row> | null>(null);
  const requests = useRef<{ below?: AbortController; above?: AbortController }>({});
  useEffect(() => {
    const { current } = requests;
    return () => {
      // Also when the page is merely hidden: on its return the table asks again.
      for (const side of ["below", "above"] as const) {
        current[side]?.abort();
        current[side] = undefined;
      }
    };
  }, []);

  const load = async (
    side: "below" | "above",
    place: PagePlace<Row>,
    join: typeof appendPage<Row>,
  ): Promise<void> => {
    if (requests.current[side]) return;
    const controller = new AbortController();
    requests.current[side] = controller;
    if (side === "below") setOlder("loading");
    try {
      const page = await fetchPage(place, controller.signal);
      setWindow((current) => join(current, page, keyOf));
      if (side === "below") setOlder("idle");
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (side === "below" && !controller.signal.aborted) setOlder({ error: message });
    } finally {
      if (requests.current[side] === controller) requests.current[side] = undefined;
    }
  };

  const show = (change: (current: RowWindow<Row>) => RowWindow<Row>) => {
    const fresh = freshKeys(window.rows, change(window).rows, keyOf);
    setWindow(change);
    if (fresh.size === 0) return;
    setFreshIds(fresh);
    setTimeout(() => setFreshIds((current) => (current === fresh ? new Set() : current)), tintMs);
  };

  // Away from it nobody can say which rows are new and which merely lie above: only known ones are brought up to date.
  const isAtStart = !hasMoreAbove(window);

  const topUp = useEffectEvent(async (signal: AbortSignal) => {
    if (!isAtStart) return;
    const anchor = liveAnchor(window.rows, isUnsettled);
    receive(await fetchPage(anchor === undefined ? {} : { newerThan: keyOf(anchor) }, signal));
  });
  // Apart from the request: what was released, scrolled or loaded while it travelled must stand.
  const receive = useEffectEvent((page: RowPage<Row>) => {
    if (!isAtStart) return;
    const isGap =
      page.next !== null && window.rows.length > 0 && !page.rows.some((row) => isKnown(window, row, keyOf));
    // What lies between the page and the known rows is unknown, so the list starts anew from the top.
    if (isGap && hold) setRestart(page);
    else if (isGap) show(() => openWindow(page));
    else show((current) => receiveTop(current, page.rows, keyOf, hold));
  });

  const refresh = useEffectEvent(async (signal: AbortSignal) => {
    // Loading older rows is what reports a server that is away.
    await topUp(signal).catch(() => {});
  });

  const takeIn = useEffectEvent((arrived: readonly Row[], isGap: boolean, signal: AbortSignal) => {
    if (isGap) void refresh(signal);
    else show((current) => receiveTop(current, withinWindow(current, arrived, keyOf), keyOf, hold));
  });

  const begin = useEffectEvent(listen);
  useEffect(() => {
    if (!isLive) return;
    const controller = new AbortController();
    const { signal } = controller;
    begin(
      { rows: (arrived, isGap) => takeIn(arrived, isGap, signal), lost: () => void refresh(signal) },
      signal,
    );
    return () => controller.abort();
  }, [isLive]);

  const hasUnsettled = isLive && isAtStart && unsettledRows(window.rows, isUnsettled);
  useEffect(() => {
    if (!hasUnsettled) return;
    const controller = new AbortController();
    const timer = setInterval(() => void refresh(controller.signal), unsettledMs);
    return () => {
      clearInterval(timer);
      controller.abort();
    };
  }, [hasUnsettled]);

  const open = (page: RowPage<Row>) => {
    for (const side of ["below", "above"] as const) {
      requests.current[side]?.abort();
      requests.current[side] = undefined;
    }
    setRestart(null);
    setOlder("idle");
    setWindow(openWindow(page));
  };

  return {
    rows: window.rows,
    hasMore: hasMoreBelow(window),
    isAtStart,
    /** How many rows of the list come before the first one here; null where nobody knows. */
    before: window.before,
    next: window.next,
    searchedTo: window.searchedTo,
    searchedAmount: window.searchedAmount,
    heldCount: restart ? restart.rows.length : window.held.length,
    /** There are more than `heldCount`. */
    isHeldMore: restart !== null,
    freshIds,
    older,
    loadOlder: () => {
      const last = window.rows.at(-1);
      if (window.isCutBelow && last) void load("below", { around: last }, appendPage);
      else if (window.next !== null) void load("below", { after: window.next }, appendPage);
    },
    loadNewer: () => {
      const [first] = window.rows;
      if (window.isCutAbove && first) void load("above", { around: first }, prependPage);
      else if (window.previous !== null) void load("above", { before: window.previous }, prependPage);
    },
    /** Shows another page of the list, and lets go of all there was. */
    open,
    /** Shows what was held back; away from the list's start, the start. Throws with a message to show. */
    release: async () => {
      if (!isAtStart) return open(await fetchPage({}, new AbortController().signal));
      show((current) => (restart ? openWindow(restart) : releaseHeld(current, keyOf)));
      setRestart(null);
    },
  };
}
