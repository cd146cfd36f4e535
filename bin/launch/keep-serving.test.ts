import { setImmediate as settled } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { crashLimit } from "./crash-limit";
import { keepServing } from "./keep-serving";

afterEach(() => vi.restoreAllMocks());

/** Servers that do as they are told: each start is one more, and can be ended or was never ready. */
function servers(failing: readonly number[] = []) {
  const ends: ((how: string) => void)[] = [];
  let starts = 0;
  const start = async () => {
    starts += 1;
    if (failing.includes(starts)) throw new Error("The server did not start.");
    const ended = new Promise<string>((resolve) => ends.push(resolve));
    return { ended, stop: async () => ends.at(-1)?.("exit code 0") };
  };
  const end = async () => {
    ends.at(-1)?.("signal SIGKILL");
    await settled();
  };
  return { start, started: () => starts, end };
}

test("a server that ends by itself is started again, until it ends too often", async () => {
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  const { start, started, end } = servers([3]);
  const serving = keepServing(start, crashLimit());
  await serving.ready;
  for (let crash = 1; crash <= 4; crash += 1) await end();
  expect(await serving.ended).toBe("signal SIGKILL");
  // Four ended, and the third start of five never answered.
  expect(started()).toBe(5);
  expect(complaints.mock.calls.flat()).toContain(
    "The web server ended by itself (The server did not start.); starting it again.",
  );
});

test("a first start that fails is not tried again", async () => {
  const { start, started } = servers([1]);
  await expect(keepServing(start, crashLimit()).ready).rejects.toThrow("did not start");
  await settled();
  expect(started()).toBe(1);
});

test("one that is told to stop stays stopped", async () => {
  const { start, started } = servers();
  const serving = keepServing(start, crashLimit());
  await serving.ready;
  await serving.stop();
  expect(await serving.ended).toBe("exit code 0");
  expect(started()).toBe(1);
});
