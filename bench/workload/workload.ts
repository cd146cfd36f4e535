import type { Side } from "@/db/enums";
import { type Random, seededRandom } from "@/lib/demo/random";
import { contentOf, drawLengths, failureOf, usageOf } from "./content";
import { hex, zipf } from "./draw";
import { drawSize, layOut } from "./layout";
import { metadataKeys, spanNames } from "./names";
import type { WorkloadSpan, WorkloadTrace } from "./span";

const customerCount = 50_000;
const metadataPerTrace = 6;
/** Conversations under way at any time, and how many traces one has. */
const openThreads = 2_000;
const tracesPerThread = [1, 13] as const;

type Person = { organization: number; side: Side; environment: string | null; customer: string };
type Conversation = Person & { thread: string; left: number };

export type TraceOptions = {
  /** Spans of the trace, unless chance shall decide. */
  size?: number;
  /** It has no more spans than this. */
  most?: number;
  hasContents?: boolean;
};

export type Workload = {
  /** The next trace, begun at `startMicros`. Without contents its spans are the same but for these. */
  next(startMicros: number, options?: TraceOptions): WorkloadTrace;
};

/**
 * A stream of traces, the same for the same seed: seven spans on average in trees, customers by Zipf's law,
 * conversations of about seven traces, 40 models, six of twenty metadata keys, one span in twenty failed.
 *
 * @param organizations the first of them gets four traces in five (all, if it is alone)
 */
export function workload(seed: string, organizations = 1): Workload {
  const random = seededRandom(seed);
  // A stream of their own, so that leaving contents out moves nothing else.
  const words = seededRandom(`${seed} words`);
  const rank = zipf(customerCount);
  const conversations: Conversation[] = [];

  function person(): Person {
    const isFirst = organizations === 1 || random.chance(0.8);
    return {
      organization: isFirst ? 0 : random.int(1, organizations - 1),
      side: random.chance(0.05) ? "test" : "prod",
      environment: random.chance(0.1) ? "staging" : null,
      customer: `user_${String(rank(random.next())).padStart(8, "0")}`,
    };
  }

  function conversation(): Conversation {
    const place = random.int(0, openThreads - 1);
    let found = conversations[place];
    if (!found || found.left === 0) {
      found = { ...person(), thread: `thread_${hex(random, 8)}`, left: random.int(...tracesPerThread) };
      conversations[place] = found;
    }
    found.left -= 1;
    return found;
  }

  return {
    next(startMicros, { size, most = Number.POSITIVE_INFINITY, hasContents = true } = {}) {
      const talk = random.chance(0.9) ? conversation() : { ...person(), thread: null };
      const { left: _, ...who } = { left: 0, ...talk };
      const trace: WorkloadTrace = { ...who, metadata: metadataOf(random, who.thread), spans: [] };
      trace.spans = spansOf(
        random,
        hasContents ? words : null,
        trace,
        startMicros,
        Math.min(size ?? drawSize(random), most),
      );
      return trace;
    },
  };
}

function metadataOf(random: Random, thread: string | null): Record<string, string> {
  return Object.fromEntries(
    random.sample(metadataKeys, metadataPerTrace).map(([key, values]) => {
      if (typeof values !== "string") return [key, random.pick(values)];
      return [key, values === "thread" ? `s-${thread ?? hex(random, 8)}` : `r-${hex(random, 8)}`];
    }),
  );
}

function spansOf(
  random: Random,
  words: Random | null,
  { environment, customer, thread, metadata }: WorkloadTrace,
  startMicros: number,
  size: number,
): WorkloadSpan[] {
  const shared = { traceId: hex(random, 32), environment, customer, thread, metadata };
  const spans: WorkloadSpan[] = [];
  let workflowName = "";
  for (const { kind, parent, startsAt, endsAt } of layOut(random, size)) {
    const name = random.pick(spanNames[kind] ?? [kind]);
    const above = spans[parent];
    workflowName ||= name;
    const lengths = drawLengths(random);
    const failure = failureOf(random, kind);
    spans.push({
      ...shared,
      spanId: hex(random, 16),
      parentId: above?.spanId ?? null,
      name,
      logType: kind,
      startMicros: startMicros + startsAt,
      endMicros: startMicros + endsAt,
      workflowName,
      path: above?.parentId ? `${above.path ?? above.name}.${name}` : above ? name : null,
      customId: random.chance(0.05) ? `order-${hex(random, 8)}` : null,
      usage: usageOf(random, kind, lengths, endsAt - startsAt),
      failure,
      content: words ? contentOf(words, kind, lengths, failure !== null) : null,
    });
  }
  return spans;
}
