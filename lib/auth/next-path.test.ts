import { describe, expect, it } from "vitest";
import { homePath, safeNextPath } from "./next-path";

describe("the page after sign-in", () => {
  it.each([
    ["/logs", "/logs"],
    ["/traces/abc?span=1#x", "/traces/abc?span=1#x"],
    ["/logs?name.contains=a%2Fb", "/logs?name.contains=a%2Fb"],
    ["/logs?next=https://elsewhere.example", "/logs?next=https://elsewhere.example"],
  ])("keeps a path of this site: %s", (next, expected) => {
    expect(safeNextPath(next)).toBe(expected);
  });

  it.each([
    [null],
    [""],
    ["logs"],
    ["https://elsewhere.example/"],
    ["//elsewhere.example"],
    ["///elsewhere.example"],
    ["/\\elsewhere.example"],
    ["/\t/elsewhere.example"],
    ["/\n/elsewhere.example"],
    ["/..//elsewhere.example"],
    ["/.//elsewhere.example"],
    ["javascript:alert(1)"],
  ])("answers the home page for %j", (next) => {
    expect(safeNextPath(next)).toBe(homePath);
  });
});
