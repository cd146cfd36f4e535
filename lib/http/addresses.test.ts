import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeId, encodeId, traceHref } from "./addresses";

/** Well-formed strings of any characters, leaning towards those that mean something in a path. */
const anyId = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom(".", "/", "\\", "~", "%", "2", "F", " ", "?", "#", "\u0000", "é", "a"))
    .map((parts) => parts.join("")),
);

describe("identifiers in page addresses", () => {
  test("an id survives the round trip, also when the router decodes the segment first", () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(decodeId(encodeId(id))).toBe(id);
        expect(decodeId(decodeURIComponent(encodeId(id)))).toBe(id);
      }),
    );
  });

  test("whatever the id, the address is one path segment that a URL parser leaves alone", () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const { pathname } = new URL(traceHref(id), "http://localhost");
        expect(pathname).toBe(`/traces/${encodeId(id)}`);
        expect(pathname.split("/")).toHaveLength(3);
        expect(pathname.length).toBeGreaterThan("/traces/".length);
      }),
    );
  });

  test.each([
    ["4be1c07af93f02d14be1c07af93f02d1", "4be1c07af93f02d14be1c07af93f02d1"],
    ["trace_01.abc", "trace_01.abc"],
    ["ada@example.com", "ada%40example.com"],
    ["..", "~Li4"],
    [".", "~Lg"],
    ["", "~"],
    ["a/b", "~YS9i"],
    ["~a", "~fmE"],
    ["100%", "~MTAwJQ"],
  ])("%j is written %j", (id, segment) => {
    expect(encodeId(id)).toBe(segment);
  });

  test.each(["~!", "~a", "~_w", "%E0%A4%A"])("%j stands for no id", (segment) => {
    expect(decodeId(segment)).toBeNull();
  });

  test("a trace's address carries the span and any environment but the default", () => {
    expect(traceHref("t1", { span: "s 1", environment: "staging" })).toBe(
      "/traces/t1?environment=staging&span=s+1",
    );
    expect(traceHref("t1", { span: null, environment: "prod" })).toBe("/traces/t1");
  });
});
