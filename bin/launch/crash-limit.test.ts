import { expect, test } from "vitest";
import { crashLimit } from "./crash-limit";

const second = 1_000;

test.each([
  ["the fifth crash within a minute is the last", [0, 1, 2, 3, 4], [false, false, false, false, true]],
  ["crashes that are spread out go on for ever", [0, 15, 30, 45, 60, 75, 90], Array(7).fill(false)],
  [
    "an old crash is forgiven, the next four are not",
    [0, 58, 61, 62, 63, 64],
    [false, false, false, false, false, true],
  ],
])("%s", (_, seconds, answers) => {
  const isOver = crashLimit();
  expect(seconds.map((at) => isOver(at * second))).toEqual(answers);
});
