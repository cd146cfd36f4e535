import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyGroups } from "./keys";

const sources = readdirSync("components", { recursive: true, encoding: "utf8" })
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  .map((path) => readFileSync(join("components", path), "utf8"));

/** The first group of every match in the components. */
const found = (pattern: RegExp) =>
  [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, key]) => key ?? "")))].sort();

const listed = new Set(
  keyGroups.flatMap(({ lines }) => lines.flatMap(({ keys }) => keys.map((key) => key.toLowerCase()))),
);

test.each(found(/\buseHotkey\(\s*"([^"]+)"/g))("the key %s of the page is in the list", (key) => {
  const onKey = key === "escape" ? "esc" : key;
  expect(listed.has(onKey) || listed.has(`mod ${onKey}`)).toBe(true);
});

test.each(found(/\bshortcut="([^"]+)"/g))("the key %s of a button is in the list", (key) => {
  expect(listed).toContain(key.toLowerCase());
});

test("a place names no key twice", () => {
  for (const { lines } of keyGroups) {
    const keys = lines.flatMap((line) => line.keys);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
