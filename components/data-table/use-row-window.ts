import { useEffect, useEffectEvent, useRef, useState } from "react";
import {
  appendPage,
  freshKeys,
  type KeyOf,
  liveAnchor,
  openWindow,
  type RowPage,
  type RowWindow,
  receiveTop,
  releaseHeld,
} from "./row-window";

/** Asks for a page: the one after a cursor, or what is newer than a row. Throws an Error whose message may be shown. */
export type FetchPage<Row> = (
  cursor: { after?: string; before?: string },
  signal: AbortSignal,
) => Promise<RowPage<Row>>;

const pollMs = 400;
const pollAfterFailureMs = 5_000;
const tintMs = 1_700;

type Options<Row> = {
  first: RowPage<Row>;
  fetchPage: FetchPage<Row>;
  keyOf: KeyOf<Row>;
  /** Ask for newer rows a few times a second while the tab is visible. */
  isLive: boolean;
  /** Keep newer rows apart until `release`, because the reader is in the middle of something. */
  hold: boolean;
  /** Whether a row is known to change soon, so that it must be asked for again. */
  isUnsettled?: (row: Row) => boolean;
};

const isNever = () => false;

/** Holds the pages of one list: loads older ones on demand, tops up newer ones by itself. */
export function useRowWindow<Row>({
  first,
  fetchPage,
  keyOf,
  isLive,
  hold,
  isUnsettled = isNever,
}: Options<Row>) {
  const [window, setWindow] = useState<RowWindow<Row>>(() => openWindow(first));
  const [freshIds, setFreshIds] = useState<ReadonlySet<string>>(new Set());
  const [older, setOlder] = useState<"idle" | "loading" | { error: string }>("idle");
  // More arrived, while rows are held, than one page brings: the top to start anew from.
  const [restart, setRestart] = useState<RowPage<Row> | null>(null);
  const request = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      // Also when the page is merely hidden: on its return the table asks again.
      request.current?.abort();
      request.current = null;
    },
    [],
  );

  const loadOlder = async () => {
    if (window.next === null || request.current) return;
    const controller = new AbortController();
    request.current = controller;
    setOlder("loading");
    try {
      const page = await fetchPage({ after: window.next }, controller.signal);
      setWindow((current) => appendPage(current, page, keyOf));
      setOlder("idle");
    } catch (error) {
      if (!controller.signal.aborted)
        setOlder({ error: error instanceof Error ? error.message : String(error) });
    } finally {
      if (request.current === controller) request.current = null;
    }
  };

  const show = (change: (current: RowWindow<Row>) => RowWindow<Row>) => {
    const fresh = freshKeys(window.rows, change(window).rows, keyOf);
    setWindow(change);
    if (fresh.size === 0) return;
    setFreshIds(fresh);
    setTimeout(() => setFreshIds((current) => (current === fresh ? new Set() : current)), tintMs);
  };

  const topUp = useEffectEvent(async (signal: AbortSignal) => {
    const anchor = liveAnchor(window.rows, isUnsettled);
    receive(await fetchPage(anchor === undefined ? {} : { before: keyOf(anchor) }, signal));
  });
  // Apart from the request: what was released, scrolled or loaded while it travelled must stand.
  const receive = useEffectEvent((page: RowPage<Row>) => {
    const known = new Set([...window.rows, ...window.held].map(keyOf));
    const isGap =
      page.next !== null && window.rows.length > 0 && !page.rows.some((row) => known.has(keyOf(row)));
    // What lies between the page and the known rows is unknown, so the list starts anew from the top.
    if (isGap && hold) setRestart(page);
    else if (isGap) show(() => openWindow(page));
    else show((current) => receiveTop(current, page.rows, keyOf, hold));
  });

  useEffect(() => {
    if (!isLive) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const poll = async () => {
      let waitMs = pollMs;
      if (document.visibilityState === "visible") {
        try {
          await topUp(controller.signal);
        } catch {
          // The next poll tries again; loading older rows is what reports a server that is away.
          waitMs = pollAfterFailureMs;
        }
      }
      if (!controller.signal.aborted) timer = setTimeout(poll, waitMs);
    };
    timer = setTimeout(poll, pollMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [isLive]);

  return {
    rows: window.rows,
    hasMore: window.next !== null,
    heldCount: restart ? restart.rows.length : window.held.length,
    /** There are more than `heldCount`. */
    isHeldMore: restart !== null,
    freshIds,
    older,
    loadOlder,
    release: () => {
      show((current) => (restart ? openWindow(restart) : releaseHeld(current, keyOf)));
      setRestart(null);
    },
  };
}
