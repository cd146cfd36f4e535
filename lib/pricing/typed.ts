import { z } from "zod";
import { priceLimits } from "./limits";

const amount = `a number from 0 to ${priceLimits.rate.toLocaleString("en-US")}, at most six decimals`;

/** A rate as typed, "$2.50"; empty is none. */
export const rate = (name: string) =>
  z.string().transform((typed, context) => {
    const text = typed.trim().replace(/^\$\s*/, "");
    if (text === "") return undefined;
    if (/^\d{1,5}(\.\d{1,6})?$/.test(text) && Number(text) <= priceLimits.rate) return Number(text);
    context.addIssue(`${name}: ${amount}.`);
    return z.NEVER;
  });

/** A UTC day as typed, "2026-12-01", as the instant it begins at; empty is open. */
export const day = (name: string) =>
  z.string().transform((typed, context) => {
    const text = typed.trim();
    if (text === "") return null;
    const ms = /^20\d\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)) return new Date(ms).toISOString();
    context.addIssue(`${name} is a day from 2000-01-01 to 2099-12-31, written 2026-12-01.`);
    return z.NEVER;
  });

/** A number of tokens as typed, "200,000"; empty is none. */
export const tokens = z.string().transform((typed, context) => {
  const text = typed.trim().replaceAll(",", "");
  if (text === "") return undefined;
  if (/^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= priceLimits.thresholdTokens)
    return Number(text);
  context.addIssue(
    `The threshold is a whole number of tokens from 1 to ${priceLimits.thresholdTokens.toLocaleString("en-US")}.`,
  );
  return z.NEVER;
});
