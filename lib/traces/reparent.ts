import { generationTypes, type LogType } from "@/db/enums";
import { microsOfIso } from "@/lib/spans/instants";
import { type Interval, smallestEnclosing } from "./enclosing";

/** What placing a span needs to know of it. */
export type PlaceableSpan = {
  id: string;
  spanId: string;
  parentId: string | null;
  name: string | null;
  logType: LogType;
  /** ISO 8601, microseconds. */
  startTime: string;
  endTime: string;
  /** `traceloop.entity.path` */
  path: string | null;
  /** The instrumentation scope. */
  scope: string | null;
};

/**
 * Instrumentation scopes of SDKs whose decorators send spans without their parent (docs/rules.md, "Tree"). The older
 * JavaScript SDKs strip it from every decorated span, later ones and the Python SDK from workflows and agents.
 */
const strippingScopes: ReadonlySet<string> = new Set([
  "@keywordsai/tracing",
  "@respan/tracing",
  "keywordsai.tracer",
  "keywordsai.span_buffer",
  "respan.tracer",
  "respan.span_buffer",
]);

/** These SDKs round a span's start down to a millisecond, so a child may seem to begin or end that much outside. */
const toleranceMicros = 1_000;

/** Names in a path are joined by dots and may contain some; a name of more parts than this is not looked for. */
const maxNameParts = 8;

/**
 * Finds parents for spans that lost theirs on the way (docs/rules.md, "Tree"): a span of a known SDK that has an entity
 * path and no parent goes under the smallest span that encloses it in time and bears the name its path asks for,
 * else under the smallest enclosing decorated span, else under the smallest other one that is no model call. Only
 * a span that nothing encloses stays a root; of two that enclose each other the longer is the parent.
 *
 * @returns span id → span id of its parent. Never makes a cycle.
 */
export function placeParentless(spans: readonly PlaceableSpan[]): Map<string, string> {
  const placed = new Map<string, string>();
  const lost = spans.filter((span) => isDecorated(span) && !span.parentId);
  if (lost.length === 0) return placed;

  const intervals = spans.map(
    (span): Interval<PlaceableSpan> => ({
      startMicros: microsOfIso(span.startTime),
      endMicros: microsOfIso(span.endTime),
      rank: kindRank(span.logType),
      id: span.id,
      of: span,
    }),
  );
  const decorated = intervals.filter(({ of }) => isDecorated(of));
  const byName = new Map<string, Interval<PlaceableSpan>[]>();
  for (const interval of decorated) {
    const name = entityName(interval.of);
    const sameName = byName.get(name);
    if (sameName) sameName.push(interval);
    else byName.set(name, [interval]);
  }
  const named = new Map(
    [...byName].map(([name, group]) => [name, smallestEnclosing(group, toleranceMicros)]),
  );
  const anyDecorated = smallestEnclosing(decorated, toleranceMicros);
  const anyOther = smallestEnclosing(
    intervals.filter(({ of }) => !isDecorated(of) && !generationTypes.includes(of.logType)),
    toleranceMicros,
  );

  const ancestry = topmostOf(spans);
  const inOrder = decorated.filter(({ of }) => !of.parentId).sort(byStart);
  for (const inner of inOrder) {
    const fits = ({ of }: Interval<PlaceableSpan>) => !ancestry.isBelow(of.spanId, inner.of.spanId);
    const byPath = parentNames(inner.of)
      .map((names) => names.flatMap((name) => named.get(name)?.(inner, fits) ?? []))
      .find((found) => found.length > 0);
    const parent = byPath?.sort(shorterFirst)[0] ?? anyDecorated(inner, fits) ?? anyOther(inner, fits);
    if (!parent) continue;
    placed.set(inner.of.spanId, parent.of.spanId);
    ancestry.put(inner.of.spanId, parent.of.spanId);
  }
  return placed;
}

function isDecorated(span: PlaceableSpan): boolean {
  return span.path !== null && span.scope !== null && strippingScopes.has(span.scope);
}

/** Of equal intervals the one that by its kind usually contains the other is the parent. */
function kindRank(logType: LogType): number {
  return ["workflow", "agent", "task"].toReversed().indexOf(logType);
}

function byStart(a: Interval<unknown>, b: Interval<unknown>): number {
  return a.startMicros - b.startMicros || (a.id < b.id ? -1 : 1);
}

function shorterFirst(a: Interval<unknown>, b: Interval<unknown>): number {
  return a.endMicros - a.startMicros - (b.endMicros - b.startMicros);
}

/** The entity's name: span names are written `<name>.<kind>` or, since mid-2026, `<kind>.<name>`. */
function entityName({ name, logType }: PlaceableSpan): string {
  if (!name) return "";
  if (name.endsWith(`.${logType}`)) return name.slice(0, -logType.length - 1);
  if (name.startsWith(`${logType}.`)) return name.slice(logType.length + 1);
  return name;
}

/**
 * The names the parent may bear, one list per reading of the path, best first. JavaScript sends the parent's path
 * (`workflow.parent`; workflows and agents their own name alone), Python the span's own (`workflow.parent.own`).
 */
function parentNames(span: PlaceableSpan): string[][] {
  const path = span.path ?? "";
  const own = entityName(span);
  if (own !== "" && path === own) return [];
  if (own !== "" && path.endsWith(`.${own}`)) {
    return [pathEndings(path.slice(0, -own.length - 1)), pathEndings(path)];
  }
  return [pathEndings(path)];
}

/** `a.b.c` → `c`, `b.c`, `a.b.c`. */
function pathEndings(path: string): string[] {
  const parts = path.split(".");
  const endings: string[] = [];
  for (let taken = 1; taken <= Math.min(parts.length, maxNameParts); taken++) {
    endings.push(parts.slice(-taken).join("."));
  }
  return endings;
}

/**
 * Which root each span hangs under, kept while spans are placed (union-find). A span still to be placed is a root,
 * so whatever hangs under it must not become its parent.
 */
function topmostOf(spans: readonly PlaceableSpan[]) {
  const above = new Map<string, string>();
  const present = new Set(spans.map((span) => span.spanId));
  const topmost = (id: string) => {
    let at = id;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) {
      const skip = above.get(next);
      if (skip !== undefined) above.set(at, skip);
      at = skip ?? next;
    }
    return at;
  };
  const put = (id: string, parentId: string) => {
    if (topmost(parentId) !== topmost(id)) above.set(topmost(id), parentId);
  };
  for (const { spanId, parentId } of spans) {
    if (parentId && present.has(parentId)) put(spanId, parentId);
  }
  return { put, isBelow: (id: string, root: string) => topmost(id) === root };
}
