import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareDecimals, parseDecimal, printDecimal, scaleUp } from "./decimal";

const decimal = fc.record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.nat(25) });

describe("exact decimals", () => {
  test.each([
    ["1", "1"],
    ["+007.50", "7.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-0", "0"],
    ["1e-7", "0.0000001"],
    ["-2.5E3", "-2500"],
    ["0.000000001", "0.000000001"],
  ])("%s is written %s", (text, plain) => {
    const read = parseDecimal(text);
    expect(read && printDecimal(read)).toBe(plain);
  });

  test.each(["", ".", "e5", "1,5", "0x10", " 1", "1 ", "1e9999", "Infinity", "٣"])("%j is none", (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  test("what is written reads back as the same value", () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const read = parseDecimal(printDecimal(value));
        expect(read && compareDecimals(read, value)).toBe(0);
      }),
    );
  });

  test("a scaled value lies between its whole number and the next", () => {
    fc.assert(
      fc.property(decimal, fc.nat(12), (value, digits) => {
        const { floor, isExact } = scaleUp(value, digits);
        expect(compareDecimals({ units: floor, scale: digits }, value)).toBe(isExact ? 0 : -1);
        expect(compareDecimals({ units: floor + 1n, scale: digits }, value)).toBe(1);
      }),
    );
  });
});
