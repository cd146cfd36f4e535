import { type Edits, laterEdits, withEdits } from "./edits";
import type { NewSpan } from "./new-span";

/**
 * All that was ever sent of one span: the merged facts, and which part's end time (microseconds) each fact came
 * with. `ends` lists only facts that came with another end than the merged span's own. The span bears its `edits`.
 */
export type SentSpan = { span: NewSpan; ends: Readonly<Record<string, number>>; edits?: Edits };

type Section = "span" | "metadata" | "attributes" | "content" | "extras";

/** What `disable_log` erases. */
const erasable: readonly Section[] = ["attributes", "content", "extras"];

type Fact = { section: Section; name: string; value: unknown; end: number };

/** One part as it arrived. */
export function sentSpan(span: NewSpan): SentSpan {
  return { span: span.warnings ? { ...span, warnings: united(span.warnings) } : span, ends: {} };
}

/** Each warning once, in an order that does not depend on the parts'; none is absent. */
function united(...lists: (readonly string[] | undefined)[]): string[] | undefined {
  const warnings = [...new Set(lists.flatMap((list) => list ?? []))].sort();
  return warnings.length > 0 ? warnings : undefined;
}

/**
 * Merges two parts of one span, fact by fact. Of two different values the one whose part ends later wins, then the
 * larger; metadata, attributes and extras merge key by key, warnings unite, `disable_log` on any part holds for all. Each fact
 * is a maximum by (end, value), so order, splitting and duplication do not matter. What was edited stays as it was edited.
 * Source: docs/rules.md, "One (trace, span) is one row".
 */
export function mergeSent(a: SentSpan, b: SentSpan): SentSpan {
  const facts = factsOf(a);
  for (const [key, fact] of factsOf(b)) {
    const known = facts.get(key);
    if (!known || isLater(fact, known)) facts.set(key, fact);
  }
  const noLog = a.span.noLog || b.span.noLog;
  if (noLog) {
    for (const [key, { section }] of facts) if (erasable.includes(section)) facts.delete(key);
  }
  const span = assemble(a.span, [...facts.values()]);
  const warnings = united(a.span.warnings, b.span.warnings);
  if (warnings) span.warnings = warnings;
  if (noLog) span.noLog = true;
  const whole = partEnd(span);
  const ends: Record<string, number> = {};
  for (const [key, { end }] of facts) if (end !== whole) ends[key] = end;
  const edits = laterEdits(a.edits, b.edits);
  return edits ? withEdits({ span, ends }, edits) : { span, ends };
}

/** When the part ended, as far as it says: a part without times loses to any other. */
function partEnd(span: NewSpan): number {
  return (
    span.endMicros ?? (span.startMicros === undefined ? 0 : span.startMicros + (span.latencyMicros ?? 0))
  );
}

function factsOf({ span, ends }: SentSpan): Map<string, Fact> {
  const whole = partEnd(span);
  const facts = new Map<string, Fact>();
  const add = (section: Section, values: object | undefined) => {
    for (const [name, value] of Object.entries(values ?? {})) {
      const key = `${section}.${name}`;
      if (value !== undefined) facts.set(key, { section, name, value, end: ends[key] ?? whole });
    }
  };
  const {
    traceId: _trace,
    spanId: _span,
    warnings: _united,
    noLog: _sticky,
    metadata,
    attributes,
    content,
    ...scalars
  } = span;
  // A part that names no parent says nothing about one another part names.
  add("span", { ...scalars, parentId: span.parentId || undefined });
  add("metadata", metadata);
  add("attributes", attributes);
  const { extras, ...texts } = content ?? {};
  add("content", texts);
  add("extras", extras);
  return facts;
}

function assemble({ traceId, spanId }: NewSpan, facts: readonly Fact[]): NewSpan {
  const section = (name: Section): Record<string, unknown> =>
    Object.fromEntries(facts.filter((fact) => fact.section === name).map((fact) => [fact.name, fact.value]));
  const metadata = section("metadata");
  const attributes = section("attributes");
  const content = section("content");
  const extras = section("extras");
  if (Object.keys(extras).length > 0) content.extras = extras;
  // The facts were taken from spans of this type one by one, so together they make one again.
  const scalars = section("span") as Partial<NewSpan>;
  return {
    ...scalars,
    traceId,
    spanId,
    ...(Object.keys(metadata).length > 0 ? { metadata: metadata as NewSpan["metadata"] } : {}),
    ...(Object.keys(attributes).length > 0 ? { attributes: attributes as NewSpan["attributes"] } : {}),
    ...(Object.keys(content).length > 0 ? { content } : {}),
  };
}

function isLater(a: Fact, b: Fact): boolean {
  if (a.end !== b.end) return a.end > b.end;
  if (a.value === b.value) return false;
  if (typeof a.value === "number" && typeof b.value === "number") return a.value > b.value;
  return (JSON.stringify(a.value) ?? "") > (JSON.stringify(b.value) ?? "");
}
