import { asNumber } from "./coerce";
import { limits } from "./limits";
import type { Repairs } from "./repairs";

/** Why a number cannot stand where it was sent; undefined when it can. */
export type NumberRule = (value: number) => string | undefined;

export const tokenCount: NumberRule = (value) =>
  value >= 0 && value <= limits.tokens ? undefined : `is not between 0 and ${limits.tokens}`;

/**
 * A duration, price or cost that is kept as whole units of `1 / scale`. The largest is what a column holds exactly:
 * 285 years, or 9 million USD.
 */
export function amount(scale = 1): NumberRule {
  return (value) => {
    if (value < 0) return "is negative";
    return value * scale <= Number.MAX_SAFE_INTEGER ? undefined : "is too large";
  };
}

/** Seconds of audio, at most 23 days: they are kept as milliseconds in an integer column. */
export const audioSeconds: NumberRule = (value) =>
  value >= 0 && value * 1000 <= limits.audioMs ? undefined : `is not between 0 and ${limits.audioMs / 1000}`;

export const statusCode: NumberRule = (value) =>
  Number.isInteger(value) && value >= 0 && value <= 999
    ? undefined
    : "is not a whole number between 0 and 999";

export const versionNumber: NumberRule = (value) =>
  Number.isInteger(value) && value >= 0 && value < 2 ** 31
    ? undefined
    : "is not a whole number of at least 0";

/** A value as a number the rule allows. One that is no number, or not allowed, is set aside under its wire name. */
export function readNumber(
  name: string,
  sent: unknown,
  rule: NumberRule,
  repairs: Repairs,
): number | undefined {
  if (sent === undefined || sent === null || sent === "") return undefined;
  const value = asNumber(sent);
  const problem = value === undefined ? "is not a number" : rule(value);
  if (problem === undefined) return value;
  repairs.setAside(name, sent, problem);
  return undefined;
}

/** Like `readNumber`, for a value that stays where it was sent: one that cannot be used is only named in a warning. */
export function readKeptNumber(
  place: string,
  sent: unknown,
  rule: NumberRule,
  repairs: Repairs,
): number | undefined {
  if (sent === undefined || sent === null || sent === "") return undefined;
  const value = asNumber(sent);
  const problem = value === undefined ? "is not a number" : rule(value);
  if (problem === undefined) return value;
  repairs.warn(`${place} ${problem}; it is not used.`);
  return undefined;
}

/** Like `readNumber`, for a value that is kept elsewhere anyway and may well be something else. */
export function numberWithin(sent: unknown, rule: NumberRule): number | undefined {
  const value = asNumber(sent);
  return value === undefined || rule(value) !== undefined ? undefined : value;
}
