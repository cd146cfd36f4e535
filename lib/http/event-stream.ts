/** An event for `EventSource`: `id` comes back as `Last-Event-ID` when the browser connects anew. */
export type StreamEvent = { id: string; data: unknown };

/** Often enough for proxies that close what is silent. */
const heartbeatMs = 15_000;
const reconnectMs = 500;

/**
 * Server-sent events. The browser connects anew when the events end; nothing is sent after the signal. A reader who
 * is slower than the events makes them wait.
 * Source: HTML Standard, "Server-sent events".
 */
export function eventStream(signal: AbortSignal, events: () => AsyncGenerator<StreamEvent, void>): Response {
  const encoder = new TextEncoder();
  const running = events();
  let heartbeat: NodeJS.Timeout;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${reconnectMs}\n\n`));
      heartbeat = setInterval(() => controller.enqueue(encoder.encode(":\n\n")), heartbeatMs);
    },
    async pull(controller) {
      const next = await running.next().catch((error: unknown) => {
        // A beat into a stream that failed would throw where nobody catches it.
        clearInterval(heartbeat);
        throw error;
      });
      if (next.done || signal.aborted) {
        clearInterval(heartbeat);
        controller.close();
        return;
      }
      const { id, data } = next.value;
      controller.enqueue(encoder.encode(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`));
    },
    async cancel() {
      clearInterval(heartbeat);
      await running.return();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
