import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { storeFailed, storeWrote } from "./outage";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  storeWrote();
  vi.useRealTimers();
});

test("the longer the store is away, the later clients are to come again: 1 to 30 seconds", () => {
  const answers = [0, 400, 4_600, 20_000, 600_000].map((pause) => {
    vi.advanceTimersByTime(pause);
    return storeFailed();
  });
  expect(answers).toEqual([1, 1, 5, 25, 30]);
});

test("once it wrote, the next outage begins anew", () => {
  storeFailed();
  vi.advanceTimersByTime(20_000);
  storeWrote();
  expect(storeFailed()).toBe(1);
});
