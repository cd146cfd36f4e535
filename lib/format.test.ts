import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatCompact,
  formatCost,
  formatCostExact,
  formatDuration,
  formatPercent,
  formatRate,
  formatRelative,
  formatTime,
  formatTokens,
  shortenId,
  zonedTime,
} from "@/lib/format";

describe("a duration", () => {
  test.each([
    [null, "—"],
    [0, "0 ms"],
    [0.04, "<0.1 ms"],
    [0.42, "0.4 ms"],
    [8, "8 ms"],
    [9.97, "10 ms"],
    [840, "840 ms"],
    [840.4, "840 ms"],
    [999.4, "999 ms"],
    [999.6, "1.00 s"],
    [1000, "1.00 s"],
    [6840, "6.84 s"],
    [48_200, "48.20 s"],
    [59_994, "59.99 s"],
    [59_996, "1 m 00 s"],
    [123_000, "2 m 03 s"],
    [3_599_700, "1 h 00 m"],
    [3_840_000, "1 h 04 m"],
    [86_399_999, "1 d 00 h"],
    [266_400_000, "3 d 02 h"],
    [-1500, "-1.50 s"],
  ])("of %s ms reads %s", (ms, words) => expect(formatDuration(ms)).toBe(words));
});

describe("a cost", () => {
  test.each([
    [null, "—"],
    [0, "$0"],
    [1, "<$0.00001"],
    [9_999, "<$0.00001"],
    [10_000, "$0.00001"],
    [80_000, "$0.00008"],
    [1_410_000, "$0.00141"],
    [14_100_000, "$0.0141"],
    [147_000_000, "$0.1470"],
    [12_400_000_000, "$12.40"],
    [3_911_480_000_000, "$3,911.48"],
    [-14_100_000, "-$0.0141"],
  ])("of %s nano-dollars reads %s", (nanos, words) => expect(formatCost(nanos)).toBe(words));

  test("in full keeps every digit and at least two decimals", () => {
    expect(formatCostExact(14_103_250)).toBe("$0.01410325");
    expect(formatCostExact(1)).toBe("$0.000000001");
    expect(formatCostExact(2_000_000_000)).toBe("$2.00");
    expect(formatCostExact(null)).toBe("—");
  });
});

test.each([
  [0, "$0.00"],
  [2.5, "$2.50"],
  [0.075, "$0.075"],
  [0.0000015, "$0.000002"],
  [10_000, "$10,000.00"],
])("the rate %s reads %s", (rate, words) => expect(formatRate(rate)).toBe(words));

describe("a count", () => {
  test.each([
    [null, "—"],
    [0, "0"],
    [999, "999"],
    [1200, "1.2k"],
    [1000, "1k"],
    [59_400, "59.4k"],
    [99_960, "100k"],
    [128_000, "128k"],
    [999_600, "1M"],
    [1_300_000, "1.3M"],
    [2_500_000_000, "2.5B"],
  ])("%s in few characters reads %s", (value, words) => expect(formatCompact(value)).toBe(words));

  test("of tokens is written in full", () => {
    expect(formatTokens(12_874)).toBe("12,874");
    expect(formatTokens(null)).toBe("—");
  });
});

test.each([
  [null, "—"],
  [0, "0 %"],
  [0.0004, "<0.1 %"],
  [0.022, "2.2 %"],
  [0.05, "5 %"],
  [0.5, "50 %"],
  [1, "100 %"],
])("a share of %s reads %s", (share, words) => expect(formatPercent(share)).toBe(words));

test.each([
  [null, "—"],
  [0, "0 B"],
  [312, "312 B"],
  [1434, "1.4 kB"],
  [10_485_760, "10 MB"],
  [1_048_570, "1 MB"],
  [5_497_558_138_880, "5 TB"],
])("%s bytes read %s", (bytes, words) => expect(formatBytes(bytes)).toBe(words));

describe("an id", () => {
  test("that is long is cut in the middle", () => {
    expect(shortenId("4be1c07a55d14a7fb2a0e6c1cf93f02d")).toBe("4be1c07a…93f02d");
  });
  test("that fits stays whole", () => {
    expect(shortenId("9c41f0e27be2")).toBe("9c41f0e27be2");
  });
  test("is never cut inside a character", () => {
    expect(shortenId("🙂".repeat(20), 2, 1)).toBe("🙂🙂…🙂");
  });
});

describe("a time", () => {
  const iso = "2026-11-20T09:44:51.640123Z";

  test("is split for the chosen zone", () => {
    expect(zonedTime(iso)).toEqual({
      day: "20 Nov",
      date: "20 Nov 2026",
      clock: "09:44:51",
      fraction: ".640",
      zone: "UTC",
    });
    expect(formatTime(iso, "America/New_York")).toBe("20 Nov 2026 04:44:51.640 GMT-5");
    expect(formatTime(iso, "Asia/Kolkata")).toContain("15:14:51.640");
  });

  test("at midnight is 00, and September has three letters", () => {
    expect(formatTime("2026-09-01T00:00:00Z")).toBe("1 Sep 2026 00:00:00.000 UTC");
  });

  test("that cannot be read is unknown", () => {
    expect(zonedTime("yesterday")).toBeNull();
    expect(formatTime("yesterday")).toBe("—");
  });

  test.each([
    [0, "just now"],
    [42, "42 s ago"],
    [190, "3 min ago"],
    [7300, "2 h ago"],
    [86_400 * 5, "5 d ago"],
    [86_400 * 220, "7 months ago"],
    [86_400 * 800, "2 years ago"],
    [-7300, "in 2 h"],
  ])("%s seconds back reads %s", (seconds, words) => {
    const nowMs = Date.parse(iso);
    expect(formatRelative(new Date(nowMs - seconds * 1000).toISOString(), nowMs)).toBe(words);
  });
});
