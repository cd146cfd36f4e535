import type { Server } from "./server";

type Served = Pick<Server, "ended" | "stop">;

/**
 * Starts the web server, and starts it again whenever it ends by itself: a product that holds someone's traces comes
 * back without anybody looking. A first start that fails is not tried again.
 *
 * @param isOver told of every end by itself, with its time in milliseconds; true gives up
 */
export function keepServing(
  start: () => Promise<Served>,
  isOver: (atMs: number) => boolean,
): { ready: Promise<unknown>; ended: Promise<string>; stop: () => Promise<void> } {
  let isStopping = false;
  let current = start();
  const ready = current;
  const untilOver = async (): Promise<string> => {
    await ready;
    for (;;) {
      const how = await current.then(
        (server) => server.ended,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      if (isStopping || isOver(Date.now())) return how;
      console.error(`The web server ended by itself (${how}); starting it again.`);
      current = start();
    }
  };
  return {
    ready,
    ended: untilOver().catch(String),
    stop: async () => {
      isStopping = true;
      await current.then(
        (server) => server.stop(),
        () => {},
      );
    },
  };
}
