import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { failed } from "./respond";

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

const coded = (code: string, cause?: Error) => Object.assign(new Error("no", { cause }), { code });

test.each<[string, unknown, number, string | null]>([
  ["a connection that was lost", coded("CONNECTION_CLOSED"), 503, "2"],
  [
    "a connection that was refused, inside what the query builder makes of it",
    new Error("query", { cause: coded("ECONNREFUSED") }),
    503,
    "2",
  ],
  ["a database that is starting up", coded("57P03"), 503, "2"],
  ["a database without a connection to spare", coded("53300"), 503, "2"],
  ["a query past its time", coded("57014"), 503, null],
  ["a query that is wrong", coded("42601"), 500, null],
  ["a mistake of ours", new TypeError("x is not a function"), 500, null],
  ["what is no error", "oops", 500, null],
])("%s", (_, error, status, retryAfter) => {
  const answer = failed(error);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([status, retryAfter]);
});
