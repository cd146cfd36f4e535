import type { SpanRecord } from "./record";

/** What spans without their own take from their trace. Group and custom id are never inherited. */
export const inheritedFields = ["customer", "thread", "session", "traceGroup"] as const;
type InheritedField = (typeof inheritedFields)[number];

/**
 * A trace's identity and bounds, and where each part of the identity comes from. A source orders the candidates as text: roots before
 * children, then the earlier start, then the longer.
 */
export type TraceIdentity = {
  traceId: string;
  /** From the earliest start to the latest end of its spans. */
  startTime: string | null;
  endTime: string | null;
  rootId: string | null;
  rootSource: string | null;
  name: string | null;
} & Record<InheritedField | `${InheritedField}Source`, string | null>;

/** The identity of a trace nothing is known of. */
export function noIdentity(traceId: string): TraceIdentity {
  return {
    traceId,
    startTime: null,
    endTime: null,
    rootId: null,
    rootSource: null,
    name: null,
    customer: null,
    customerSource: null,
    thread: null,
    threadSource: null,
    session: null,
    sessionSource: null,
    traceGroup: null,
    traceGroupSource: null,
  };
}

/**
 * The identity of a trace once these spans are in it: the root's value of each field, else that of the earliest
 * span that has one of its own. Only a span's own values count.
 * Source: docs/rules.md, "Identity and inheritance".
 */
export function resolveIdentity(known: TraceIdentity, spans: readonly SpanRecord[]): TraceIdentity {
  const identity = { ...known };
  for (const span of spans) {
    const source = sourceOf(span);
    if (identity.startTime === null || span.startTime < identity.startTime)
      identity.startTime = span.startTime;
    if (identity.endTime === null || span.endTime > identity.endTime) identity.endTime = span.endTime;
    if (span.isRoot && (identity.rootSource === null || source <= identity.rootSource)) {
      identity.rootId = span.id;
      identity.rootSource = source;
      identity.name = span.name;
    }
    for (const field of inheritedFields) {
      const value = ownValue(span, field);
      const current = identity[`${field}Source`];
      if (value !== null && (current === null || source <= current)) {
        identity[field] = value;
        identity[`${field}Source`] = source;
      }
    }
  }
  return identity;
}

/** The span with what it lacks filled in from its trace, and marked as inherited. */
export function inherit(span: SpanRecord, identity: TraceIdentity): SpanRecord {
  const result = { ...span };
  for (const field of inheritedFields) {
    const own = ownValue(span, field);
    result[field] = own ?? identity[field];
    result[`${field}Inherited`] = own === null && identity[field] !== null;
  }
  return result;
}

/** Clients that send no parents make every span a root; of two that start together the longer encloses the other. */
function sourceOf(span: SpanRecord): string {
  const shortness = Number.MAX_SAFE_INTEGER - span.durationUs;
  return `${span.isRoot ? 0 : 1} ${span.startTime} ${String(shortness).padStart(16, "0")} ${span.id}`;
}

/**
 * Whether a change of a known span takes something from its trace's identity that this span gave it, so that the
 * identity must be resolved anew from all spans. What a span adds needs no such look.
 */
export function movesIdentity(trace: TraceIdentity, before: SpanRecord, after: SpanRecord): boolean {
  const source = sourceOf(before);
  const stays = source === sourceOf(after);
  if (trace.rootSource === source && !stays) return true;
  if (trace.startTime === before.startTime && after.startTime > before.startTime) return true;
  if (trace.endTime === before.endTime && after.endTime < before.endTime) return true;
  return inheritedFields.some(
    (field) =>
      trace[`${field}Source`] === source && !(stays && ownValue(before, field) === ownValue(after, field)),
  );
}

/** Whether the trace says anything that it has from this span, so that without it the identity must be resolved anew. */
export function givesIdentity(trace: TraceIdentity, span: SpanRecord): boolean {
  const source = sourceOf(span);
  return (
    trace.rootSource === source ||
    trace.startTime === span.startTime ||
    trace.endTime === span.endTime ||
    inheritedFields.some((field) => trace[`${field}Source`] === source)
  );
}

/** Whether spans that inherit see anything else than before. */
export function changesHeirs(before: TraceIdentity, after: TraceIdentity): boolean {
  return inheritedFields.some((field) => before[field] !== after[field]);
}

function ownValue(span: SpanRecord, field: InheritedField): string | null {
  return span[`${field}Inherited`] ? null : span[field];
}
