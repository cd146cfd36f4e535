import { demoHex, type Random } from "@/lib/demo/random";
import type { NewSpan } from "@/lib/spans/new-span";

type Placed = "traceId" | "spanId" | "parentId" | "startMicros" | "endMicros" | "latencyMicros";

/** What a span says, without its place in a trace and in time. */
export type Facts = Omit<NewSpan, Placed>;

/** A span and what happens inside it. */
export type Step = {
  facts: Facts;
  /** All of a leaf's time; for a parent, what passes before, between and after its children. */
  ownMs: number;
  children?: Step[];
  /** The children start at nearly the same moment instead of one after another. */
  together?: boolean;
  /** Starts this long after its elder sibling ended, even among siblings side by side: a retry. */
  waitMs?: number;
};

export type TracePlace = {
  traceId: string;
  startMs: number;
  /** Prefix of span ids that are not hex, as agent SDKs write them. */
  spanPrefix?: string;
  /** Exporters send a span when it ends, so parents come after their children; REST clients send the root first. */
  rootFirst: boolean;
};

/** Gives every step its ids, parent and times: children lie inside their parents and follow or overlap each other. */
export function layTrace(root: Step, place: TracePlace, random: Random): NewSpan[] {
  const spans: NewSpan[] = [];

  function lay(step: Step, parentId: string | undefined, startMicros: number): number {
    const ordinal = spans.length;
    const spanId = (place.spanPrefix ?? "") + demoHex(place.spanPrefix ? 24 : 16, place.traceId, ordinal);
    const span: NewSpan = { ...step.facts, traceId: place.traceId, spanId, startMicros };
    if (parentId !== undefined) span.parentId = parentId;
    spans.push(span);

    const children = step.children ?? [];
    const ownMicros = Math.max(40, Math.round(step.ownMs * 1000));
    const gap = children.length > 0 ? Math.floor(ownMicros / (children.length + 1)) : ownMicros;
    let clock = startMicros + gap;
    let lastEnd = clock;
    let previousEnd = clock;
    for (const child of children) {
      const start = child.waitMs === undefined ? clock : previousEnd + Math.round(child.waitMs * 1000);
      previousEnd = lay(child, spanId, start);
      lastEnd = Math.max(lastEnd, previousEnd);
      clock = step.together ? clock + random.int(180, 9_000) : previousEnd + gap;
    }
    span.endMicros = children.length > 0 ? lastEnd + gap : startMicros + ownMicros;
    return span.endMicros;
  }

  lay(root, undefined, Math.round(place.startMs * 1000));
  if (!place.rootFirst) spans.sort((a, b) => (a.endMicros ?? 0) - (b.endMicros ?? 0));
  return spans;
}
