import { lowestIdAt } from "@/db/partitions";

/** A half-open range of row ids: `low` inclusive, `high` exclusive. Ids are in the order of start times. */
export type IdRange = { low: string; high: string };

export const lowestId = "00000000-0000-0000-0000-000000000000";
export const highestId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The id range of start times, in epoch milliseconds; null is open. */
export function idRange(from: number | null, to: number | null): IdRange {
  return {
    low: from === null ? lowestId : lowestIdAt(from),
    high: to === null ? highestId : lowestIdAt(to),
  };
}

export function isEmptyRange({ low, high }: IdRange): boolean {
  return low >= high;
}

/** The start time an id says, in epoch milliseconds. */
export function millisecondsOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** The smallest uuid after this one. */
export function nextId(id: string): string {
  return id === highestId ? id : beside(id, 1n);
}

/** The largest uuid before this one. */
export function previousId(id: string): string {
  return id === lowestId ? id : beside(id, -1n);
}

function beside(id: string, step: bigint): string {
  const hex = (BigInt(`0x${id.replaceAll("-", "")}`) + step).toString(16).padStart(32, "0");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The part of a range that lies beyond an id, in the direction one reads: below it newest first, else above it. */
export function beyond(range: IdRange, id: string, newestFirst: boolean): IdRange {
  if (newestFirst) return { ...range, high: id < range.high ? id : range.high };
  const low = nextId(id);
  return { ...range, low: low > range.low ? low : range.low };
}

/** The first `ms` milliseconds of a range, in the direction one reads; never empty unless the range is. */
export function frontOf(range: IdRange, ms: number, newestFirst: boolean): IdRange {
  if (newestFirst) {
    const low = lowestIdAt(millisecondsOf(range.high) - ms);
    return { low: low > range.low ? low : range.low, high: range.high };
  }
  const high = lowestIdAt(millisecondsOf(range.low) + ms);
  return { low: range.low, high: high < range.high ? high : range.high };
}

/** What of a range remains once its front was read. */
export function restOf(range: IdRange, front: IdRange, newestFirst: boolean): IdRange {
  return newestFirst ? { ...range, high: front.low } : { ...range, low: front.high };
}
