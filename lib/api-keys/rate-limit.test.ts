import { expect, it } from "vitest";
import { countCall } from "./rate-limit";

it("lets the limit through in a minute, says how long to wait, and starts afresh in the next", () => {
  const start = 1_000_000;
  const calls = [0, 1, 2, 3].map((index) => countCall(1, 3, start + index));
  expect(calls).toEqual([0, 0, 0, 60]);
  expect(countCall(1, 3, start + 45_000)).toBe(15);
  expect(countCall(1, 3, start + 59_999)).toBe(1);
  expect(countCall(1, 3, start + 60_000)).toBe(0);
});

it("counts each key for itself", () => {
  expect([countCall(2, 1, 0), countCall(3, 1, 0), countCall(2, 1, 1)]).toEqual([0, 0, 60]);
});
