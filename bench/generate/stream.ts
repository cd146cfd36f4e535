import type { PriceBook } from "@/lib/pricing/book";
import { workload } from "../workload/workload";
import { type Rows, rowsOf } from "./rows";

/** Traces that begin last end before the store's own present. */
const marginMs = 15 * 60_000;
/** Once in a million spans a trace has so many. */
const hugeTrace = { every: 1_000_000, spans: 10_000 };

export type FillOptions = {
  seed: string;
  spans: number;
  /** The newest so many spans have contents, the older ones none. */
  withContents: number;
  organizations: number;
  days: number;
  /** The store's present: the newest spans lie just before it. */
  anchorMs: number;
};

export type Organization = { organizationId: number; prices: PriceBook };

/**
 * The rows of one trace after another, in the order of their starts, spread evenly over the time.
 *
 * @param from epoch milliseconds of the first
 */
export function* generatedRows(
  organizations: readonly Organization[],
  { seed, spans, withContents, anchorMs }: FillOptions,
  from: number,
): Generator<Rows, undefined> {
  const source = workload(seed, organizations.length);
  const stepMicros = ((anchorMs - marginMs - from) * 1000) / spans;
  let nextHuge = hugeTrace.every / 2;
  for (let done = 0; done < spans; ) {
    const isHuge = done >= nextHuge && spans - done > 2 * hugeTrace.spans;
    if (isHuge) nextHuge += hugeTrace.every;
    const trace = source.next(Math.floor(from * 1000 + done * stepMicros), {
      size: isHuge ? hugeTrace.spans : undefined,
      most: spans - done,
      hasContents: done >= spans - withContents,
    });
    done += trace.spans.length;
    const organization = organizations[trace.organization];
    if (!organization) throw new Error(`The workload has no organization ${trace.organization}.`);
    yield rowsOf(trace, organization);
  }
}
