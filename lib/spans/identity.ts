import type { SpanRecord } from "./record";

/** What spans without their own take from their trace. Group and custom id are never inherited. */
export const inheritedFields = ["customer", "thread", "session", "traceGroup"] as const;
type InheritedField = (typeof inheritedFields)[number];

/**
 * A trace's identity and where each part of it comes from. A source orders the candidates as text: roots before
 * children, then the earlier start.
 */
export type TraceIdentity = { traceId: string; rootId: string | null; name: string | null } & Record<
  InheritedField | `${InheritedField}Source`,
  string | null
>;

/** The identity of a trace nothing is known of. */
export function noIdentity(traceId: string): TraceIdentity {
  return {
    traceId,
    rootId: null,
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
 * Source: product rules, "Identity is inherited".
 */
export function resolveIdentity(known: TraceIdentity, spans: readonly SpanRecord[]): TraceIdentity {
  const identity = { ...known };
  for (const span of spans) {
    if (span.isRoot && (identity.rootId === null || span.id <= identity.rootId)) {
      identity.rootId = span.id;
      identity.name = span.name;
    }
    const source = `${span.isRoot ? 0 : 1}${span.id}`;
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

/** Whether a change of this span may change its trace's identity beyond what adding a span can. */
export function movesIdentity(before: SpanRecord, after: SpanRecord): boolean {
  return (
    before.id !== after.id ||
    before.isRoot !== after.isRoot ||
    inheritedFields.some((field) => ownValue(before, field) !== ownValue(after, field))
  );
}

/** Whether spans that inherit see anything else than before. */
export function changesHeirs(before: TraceIdentity, after: TraceIdentity): boolean {
  return inheritedFields.some((field) => before[field] !== after[field]);
}

function ownValue(span: SpanRecord, field: InheritedField): string | null {
  return span[`${field}Inherited`] ? null : span[field];
}
