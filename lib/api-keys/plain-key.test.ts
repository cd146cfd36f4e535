import { describe, expect, it } from "vitest";
import { generatePlainKey, hashOf, isPlainKey, prefixOf } from "./plain-key";

describe("a generated key", () => {
  it("is eight characters, a dot and 32 secret ones", () => {
    const key = generatePlainKey();
    expect(key).toMatch(/^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/);
    expect(isPlainKey(key)).toBe(true);
    expect(prefixOf(key)).toBe(key.slice(0, 8));
  });

  it("is another one every time, and so is its hash", () => {
    const keys = Array.from({ length: 200 }, generatePlainKey);
    expect(new Set(keys.map(hashOf)).size).toBe(200);
  });
});

describe("what could be a key", () => {
  it.each([
    ["sixteen-letters!", true],
    ["fifteen-letters", false],
    ["x".repeat(200), true],
    ["x".repeat(201), false],
    ["has a space in the middle", false],
    ["has-a-nul-in-it-\0-somewhere", false],
    ["schlüssel-mit-umlaut", false],
  ])("%j: %s", (text, expected) => {
    expect(isPlainKey(text)).toBe(expected);
  });

  it("shows at most a quarter of a short key somebody chose", () => {
    expect(prefixOf("sixteen-letters!")).toBe("sixt");
  });
});
