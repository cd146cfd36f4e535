import type { LoadSpan } from "./conversation";
import { array, type Body, bulk, otlpJson, otlpProtobuf, single } from "./doors";
import type { Random } from "./random";

/** One request of one client, and the spans it speaks of. */
export type Parcel = {
  body: Body;
  spans: readonly LoadSpan[];
  /** A client that does not send again what it got no answer to. */
  isImpatient: boolean;
  /** Sent twice at once, to different servers where there are several. */
  isDoubled: boolean;
  /** Its client first waits a few milliseconds only, then sends again while the first may still be under way. */
  isHasty: boolean;
};

/** How often clients do what makes it hard to count: shares of their requests. */
export type Habits = { doubled: number; hasty: number; impatient: number };

/**
 * How a conversation reaches the product: in several requests through different doors, its root mostly last, some
 * spans in two parts. Only a leaf comes from a client that does not try again.
 */
export function parcelsOf(
  random: Random,
  habits: Habits,
  [root, ...others]: readonly [LoadSpan, ...LoadSpan[]],
): Parcel[] {
  const parcel = (body: Body, spans: readonly LoadSpan[], isImpatient = false): Parcel => ({
    body,
    spans,
    isImpatient,
    isDoubled: !isImpatient && random.chance(habits.doubled),
    isHasty: random.chance(habits.hasty),
  });
  const parcels: Parcel[] = [];
  const spans = random.chance(0.7) ? [...others, root] : [root, ...others];
  while (spans.length > 0) {
    const some = spans.splice(0, 1 + random.below(4));
    const [first] = some;
    if (some.length === 1 && first) {
      const isLeaf = first.logType === "tool";
      parcels.push(parcel(single(first), some, isLeaf && random.chance(habits.impatient)));
    } else if (random.chance(0.25)) {
      parcels.push(parcel(bulk(some.map(beginningOf)), some), parcel(array(some.map(endOf)), some));
    } else {
      parcels.push(parcel(random.pick([otlpProtobuf, otlpJson, bulk, array])(some), some));
    }
  }
  return parcels;
}

/** What is known when a span begins … */
function beginningOf(span: LoadSpan) {
  const { endMs: _, promptTokens: _prompt, completionTokens: _completion, output: _output, ...known } = span;
  return known;
}

/** … and what its end adds. */
function endOf({ traceId, spanId, endMs, promptTokens, completionTokens, output }: LoadSpan) {
  return { traceId, spanId, endMs, promptTokens, completionTokens, output };
}
