import "server-only";
import type { AmountFound, AmountRead } from "./amount-read";
import { inRange, Walk } from "./amount-walk";
import { amounts } from "./amounts";
import type { Budget } from "./budget";
import { estimateSpans } from "./estimate";
import { readSorted, readWhole } from "./whole-reader";

/** Up to this many matches are sorted whole; of more, the index of the amount is walked. About where the two cost the same. */
const wholeUpTo = 80_000;

/**
 * The spans that match, in the order of an amount. Few matches are sorted whole. Of many, the amount's index is walked
 * in windows of values, which grow; spans of one and the same amount (zero, none, and wherever very many are equal) are
 * read in the order of time, which is their order. Amounts without an index are sorted whole.
 * Source: docs/rules.md, "Order of a list".
 */
export async function readByAmount<Row>(read: AmountRead, budget: Budget): Promise<AmountFound<Row>> {
  const amount = amounts[read.key];
  if (!amount.isIndexed) return readWhole<Row>(read, amount, budget);
  if (read.isNarrow && (await estimateSpans(inRange(read, read.filters))) <= wholeUpTo) {
    const rows = await budget.run((sql) => readSorted<Row>(sql, read, amount));
    if (rows !== null) return { rows, stoppedAt: null, low: null };
  }
  return new Walk<Row>(read, amount, budget).run();
}
