import { expect, test } from "vitest";
import { readable } from "./message-parts";

test("a value of many levels grows by no more than indentation has room for", () => {
  const deep = `${"[".repeat(1_000)}${"]".repeat(1_000)}`;
  const source = `[${Array(140).fill(deep).join(",")}]`;
  expect(source.length).toBeGreaterThan(250_000);
  expect(readable(source).length).toBeLessThan(60 * source.length);
});
