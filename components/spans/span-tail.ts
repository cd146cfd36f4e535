import type { Listen } from "@/components/data-table/use-row-window";
import type { SpanRow } from "@/lib/spans/types";

const reopenMs = 5_000;

/**
 * The rows of a list as they arrive, pushed by the server while the tab is visible: a browser allows few connections to
 * one address, and a hidden tab should not hold one. The browser itself connects anew when the connection breaks.
 */
export const listenToTail =
  (listKey: string): Listen<SpanRow> =>
  (heard, signal) => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let since: string | null = null;
    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = null;
    };
    const open = () => {
      close();
      if (signal.aborted || document.visibilityState !== "visible") return;
      const params = new URLSearchParams(listKey);
      if (since !== null) params.set("since", since);
      const opened = new EventSource(`/logs/tail?${params}`);
      source = opened;
      opened.addEventListener("message", ({ lastEventId, data }: MessageEvent<string>) => {
        since = lastEventId;
        // Our own route; its events are typed where they are written.
        const { rows, isGap } = JSON.parse(data) as { rows: SpanRow[]; isGap: boolean };
        heard.rows(rows, isGap);
      });
      opened.addEventListener("error", () => {
        if (opened.readyState !== EventSource.CLOSED) return;
        heard.lost();
        timer = setTimeout(open, reopenMs);
      });
    };
    document.addEventListener("visibilitychange", open);
    signal.addEventListener("abort", () => {
      document.removeEventListener("visibilitychange", open);
      close();
    });
    open();
  };
