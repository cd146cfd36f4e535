import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventStream, type StreamEvent } from "./event-stream";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;
const decoder = new TextDecoder();

async function* hello(): AsyncGenerator<StreamEvent, void> {
  yield { id: "7", data: { a: 1 } };
}

async function* broken(): AsyncGenerator<StreamEvent, void> {
  yield { id: "1", data: null };
  throw new Error("the database is away");
}

test("events are written with their ids, and nothing beats after the last", async () => {
  expect(await eventStream(never, hello).text()).toBe('retry: 500\n\nid: 7\ndata: {"a":1}\n\n');
  expect(vi.getTimerCount()).toBe(0);
});

test("a source that fails ends the stream and its heartbeat", async () => {
  await expect(eventStream(never, broken).text()).rejects.toThrow("the database is away");
  expect(vi.getTimerCount()).toBe(0);
});

test("a source that is silent is kept alive, and ended when nobody reads", async () => {
  const ended = vi.fn();
  const silent = { next: () => new Promise<never>(() => {}), return: async () => ended() };
  // Only these two are asked of it.
  const source = silent as unknown as AsyncGenerator<StreamEvent, void>;
  const reader = eventStream(never, () => source).body?.getReader();
  expect(decoder.decode((await reader?.read())?.value)).toBe("retry: 500\n\n");
  await vi.advanceTimersByTimeAsync(15_000);
  expect(decoder.decode((await reader?.read())?.value)).toBe(":\n\n");
  await reader?.cancel();
  expect(ended).toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
