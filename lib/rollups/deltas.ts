import { generationTypes, type LogType, llmCallTypes, type Side } from "@/db/enums";
import type { SpanRecord } from "@/lib/spans/record";

/** One span before and after a write; `before` is null for a new one, `after` for a deleted one. */
export type Change = { before: SpanRecord | null; after: SpanRecord | null };

/** What every rollup sums. Cost and tokens count owned usage only; latency is over generation spans. */
export const sumKeys = [
  "spanCount",
  "llmCallCount",
  "errorCount",
  "costNanos",
  "promptTokens",
  "completionTokens",
  "totalTokens",
  "cacheReadTokens",
  "cacheWriteTokens",
  "reasoningTokens",
  "latencyCount",
  "latencySumUs",
] as const;
export type Sums = Record<(typeof sumKeys)[number], number>;

/** These only widen: a span that leaves a thread or customer, or starts later than was said, does not narrow them. */
type Seen = { firstSeen: string | null; lastActive: string | null };

type TraceDelta = Sums & { traceId: string };
type ThreadDelta = Sums & Seen & { side: Side; environment: string; thread: string };
type CustomerDelta = Sums & Seen & { side: Side; environment: string; customer: string };
type CustomerDayDelta = Sums & { side: Side; environment: string; customer: string; day: string };
type UsageDelta = Sums & {
  at: string;
  side: Side;
  environment: string;
  logType: LogType;
  model: string;
  hasError: boolean;
};

/** By how much every rollup row moves. Rows that stay as they are are absent, except traces. */
export type Deltas = {
  traces: TraceDelta[];
  threads: ThreadDelta[];
  customers: CustomerDelta[];
  customerDays: CustomerDayDelta[];
  usageHours: UsageDelta[];
  usageDays: UsageDelta[];
};

/**
 * The difference a set of changes makes to every rollup: each span's part after minus its part before. Pure, and
 * every list is sorted by key, so that two writers lock rollup rows in the same order.
 *
 * @param labelOf the name under which the cube sums a model; empty for none
 */
export function deltasOf(
  changes: readonly Change[],
  labelOf: (model: string) => string = (model) => model,
): Deltas {
  const traces = new Map<string, TraceDelta>();
  const threads = new Map<string, ThreadDelta>();
  const customers = new Map<string, CustomerDelta>();
  const customerDays = new Map<string, CustomerDayDelta>();
  const usageHours = new Map<string, UsageDelta>();
  const usageDays = new Map<string, UsageDelta>();

  const apply = (span: SpanRecord, sign: 1 | -1) => {
    const part = partOf(span, sign);
    const { side, environment, customer, thread, logType, hasError } = span;
    const model = labelOf(span.model ?? "");
    const hour = `${span.startTime.slice(0, 13)}:00:00.000000Z`;
    const day = dayOf(span.startTime);
    const start = sign === 1 ? span.startTime : null;
    const end = sign === 1 ? span.endTime : null;
    const place = `${side}\n${environment}`;

    add(
      entry(traces, span.traceId, () => ({ ...zeroSums(), traceId: span.traceId })),
      part,
    );
    if (thread !== null) {
      const delta = entry(threads, `${place}\n${thread}`, () => ({
        ...zeroSums(),
        ...unseen,
        side,
        environment,
        thread,
      }));
      see(delta, part, start, end);
    }
    if (customer !== null) {
      const key = `${place}\n${customer}`;
      const delta = entry(customers, key, () => ({ ...zeroSums(), ...unseen, side, environment, customer }));
      see(delta, part, start, end);
      add(
        entry(customerDays, `${key}\n${day}`, () => ({ ...zeroSums(), side, environment, customer, day })),
        part,
      );
    }
    const cell = { at: hour, side, environment, logType, model, hasError };
    add(
      entry(usageHours, cellKey(cell), () => ({ ...zeroSums(), ...cell })),
      part,
    );
  };

  for (const { before, after } of changes) {
    if (before) apply(before, -1);
    if (after) apply(after, 1);
  }
  for (const { at, side, environment, logType, model, hasError, ...part } of usageHours.values()) {
    const cell = { at: dayOf(at), side, environment, logType, model, hasError };
    add(
      entry(usageDays, cellKey(cell), () => ({ ...zeroSums(), ...cell })),
      part,
    );
  }
  return {
    traces: sorted(traces),
    threads: sorted(threads).filter(moves),
    customers: sorted(customers).filter(moves),
    customerDays: sorted(customerDays).filter(moves),
    usageHours: sorted(usageHours).filter(moves),
    usageDays: sorted(usageDays).filter(moves),
  };
}

function dayOf(iso: string): string {
  return `${iso.slice(0, 10)}T00:00:00.000000Z`;
}

function cellKey({ at, side, environment, logType, model, hasError }: Omit<UsageDelta, keyof Sums>): string {
  return `${at}\n${side}\n${environment}\n${logType}\n${model}\n${hasError}`;
}

/** What one span adds to each sum. */
function partOf(span: SpanRecord, sign: 1 | -1 = 1): Sums {
  const owned = (value: number | null) => (span.ownsUsage && value ? sign * value : 0);
  const timed = generationTypes.includes(span.logType);
  return {
    spanCount: sign,
    llmCallCount: llmCallTypes.includes(span.logType) ? sign : 0,
    errorCount: span.hasError ? sign : 0,
    costNanos: owned(span.costNanos),
    promptTokens: owned(span.promptTokens),
    completionTokens: owned(span.completionTokens),
    totalTokens: owned(span.totalTokens),
    cacheReadTokens: owned(span.cacheReadTokens),
    cacheWriteTokens: owned(span.cacheWriteTokens),
    reasoningTokens: owned(span.reasoningTokens),
    latencyCount: timed ? sign : 0,
    latencySumUs: timed ? sign * span.durationUs : 0,
  };
}

const unseen: Seen = { firstSeen: null, lastActive: null };

/** Sums that move nothing. */
export function zeroSums(): Sums {
  return {
    spanCount: 0,
    llmCallCount: 0,
    errorCount: 0,
    costNanos: 0,
    promptTokens: 0,
    completionTokens: 0,
    totalTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    reasoningTokens: 0,
    latencyCount: 0,
    latencySumUs: 0,
  };
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** Spelled out: this runs five times a span, and access by a variable key takes three times as long. */
function add(target: Sums, part: Sums): void {
  target.spanCount += part.spanCount;
  target.llmCallCount += part.llmCallCount;
  target.errorCount += part.errorCount;
  target.costNanos += part.costNanos;
  target.promptTokens += part.promptTokens;
  target.completionTokens += part.completionTokens;
  target.totalTokens += part.totalTokens;
  target.cacheReadTokens += part.cacheReadTokens;
  target.cacheWriteTokens += part.cacheWriteTokens;
  target.reasoningTokens += part.reasoningTokens;
  target.latencyCount += part.latencyCount;
  target.latencySumUs += part.latencySumUs;
}

function see(target: Sums & Seen, part: Sums, start: string | null, end: string | null): void {
  add(target, part);
  target.firstSeen = earlier(target.firstSeen, start);
  target.lastActive = later(target.lastActive, end);
}

// ISO text of one form compares like the instants it stands for.
function earlier(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function moves(delta: Sums & Partial<Seen>): boolean {
  // A span that starts earlier or ends later than it did may widen what was seen, although no sum moves.
  return Boolean(delta.firstSeen) || sumKeys.some((key) => delta[key] !== 0);
}

function sorted<Value>(map: ReadonlyMap<string, Value>): Value[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}
