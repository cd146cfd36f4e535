import { expect, it } from "vitest";
import { parseDotenv } from "./dotenv.mjs";

it.each([
  ["PORT=3001", ["PORT", "3001"]],
  ["  export PORT = 3001  ", ["PORT", "3001"]],
  ["KEY='a # b'", ["KEY", "a # b"]],
  ['KEY="a b" # why', ["KEY", "a b"]],
  ["KEY=a#b # why", ["KEY", "a#b"]],
  ["KEY= # nothing", ["KEY", ""]],
  ["KEY=", ["KEY", ""]],
  ["URL=postgres://u:p@h/d?x=1", ["URL", "postgres://u:p@h/d?x=1"]],
])("reads %j", (line, pair) => {
  expect(parseDotenv(line)).toEqual([pair]);
});

it.each(["", "# PORT=3001", "no assignment", "1PORT=3"])("passes over %j", (line) => {
  expect(parseDotenv(line)).toEqual([]);
});
