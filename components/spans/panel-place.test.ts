import { expect, test } from "vitest";
import { describePlace } from "./panel-place";

const place = {
  isInList: true,
  position: 3,
  count: { count: 1_204, isExact: true },
  hasPrevious: true,
  hasNext: true,
};

test.each([
  ["3 of 1,204", {}],
  ["3 of ≈1,204", { count: { count: 1_204, isExact: false } }],
  ["3", { count: null }],
  ["3", { count: { count: null, isExact: false } }],
  ["1,300", { position: 1_300 }],
  ["one of 1,204", { position: null }],
  ["", { position: null, count: null }],
  ["", { isInList: null }],
  ["not listed", { isInList: false, position: null }],
])("the head of the panel says %j", (words, changes) => {
  expect(describePlace({ ...place, ...changes })).toBe(words);
});
