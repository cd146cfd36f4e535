import { type LogType, llmCallTypes, type PriceRule, type Status } from "@/db/enums";
import { isCostEstimated } from "@/lib/spans/estimable";
import { microsOfIso } from "@/lib/spans/instants";

/** What the tree needs to know of a span. */
export type TreeSpan = {
  /** Breaks ties of equal start times, so that the order is always the same. */
  id: string;
  spanId: string;
  parentId: string | null;
  startTime: string;
  logType: LogType;
  status: Status;
  ownsUsage: boolean;
  tokensEstimated: boolean;
  priceRule: PriceRule | null;
  costNanos: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  totalTokens: number | null;
};

/**
 * Counts and sums of a span or a subtree. Money and tokens are those of spans that own their usage; null where none
 * of them has any, which is not the same as zero.
 */
export type Totals = {
  spanCount: number;
  llmCallCount: number;
  errorCount: number;
  costNanos: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  totalTokens: number | null;
  /** Some of the tokens, some of the money was estimated. */
  tokensEstimated: boolean;
  costEstimated: boolean;
};

/**
 * - `orphan`: it names a parent that is not in the trace (yet)
 * - `cycle`: its parents lead back to itself, so its link was cut
 * - `placed`: it names no parent and was put where its entity path and times say (`reparent.ts`)
 */
export type Mark = "orphan" | "cycle" | "placed";

export type TreeNode<S> = {
  span: S;
  mark: Mark | null;
  /** 0 for the topmost. */
  depth: number;
  /** Index of the parent in `nodes`, -1 for the topmost. */
  parent: number;
  childCount: number;
  own: Totals;
  /** The node and everything below it; `subtree.spanCount` is also how many entries of `nodes` it covers. */
  subtree: Totals;
};

/** The spans of a trace in the order one reads them: each directly before its descendants. */
export type Forest<S> = { nodes: TreeNode<S>[]; total: Totals };

/**
 * Orders the spans of one trace into a forest (docs/rules.md, "Tree"). Siblings stand by start, then id; spans whose
 * parent has not arrived come last. Every span given appears exactly once. Takes O(n log n) and no stack, so depth
 * is no limit.
 *
 * @param placed for spans without a parent of their own: span id → span id of the parent to use.
 */
export function buildTree<S extends TreeSpan>(
  spans: readonly S[],
  placed: ReadonlyMap<string, string> = new Map(),
): Forest<S> {
  const starts = new Map(spans.map((span) => [span, microsOfIso(span.startTime)]));
  const sorted = spans.toSorted(
    (a, b) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const { parents, marks } = linkParents(sorted, placed);

  const children = new Map<number, number[]>();
  const arrived: number[] = [];
  const orphans: number[] = [];
  parents.forEach((parent, index) => {
    if (parent >= 0) {
      const siblings = children.get(parent);
      if (siblings) siblings.push(index);
      else children.set(parent, [index]);
    } else {
      (marks[index] === "orphan" ? orphans : arrived).push(index);
    }
  });

  const nodes: TreeNode<S>[] = [];
  const pending = [...arrived, ...orphans].reverse().map((index) => ({ index, parent: -1 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { index, parent } = next;
    const span = sorted[index];
    if (!span) continue;
    const below = children.get(index) ?? [];
    const own = totalsOf(span);
    const position = nodes.length;
    nodes.push({
      span,
      mark: marks[index] ?? null,
      depth: (nodes[parent]?.depth ?? -1) + 1,
      parent,
      childCount: below.length,
      own,
      subtree: { ...own },
    });
    for (let i = below.length - 1; i >= 0; i--) pending.push({ index: below[i] ?? -1, parent: position });
  }

  const total: Totals = { ...nothing };
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (node) add(nodes[node.parent]?.subtree ?? total, node.subtree);
  }
  return { nodes, total };
}

/** Each span's parent as an index, -1 for none, and what was odd about it. Cycles are cut at their earliest span. */
function linkParents(
  spans: readonly TreeSpan[],
  placed: ReadonlyMap<string, string>,
): { parents: number[]; marks: (Mark | null)[] } {
  const indexOf = new Map<string, number>();
  spans.forEach((span, index) => {
    if (!indexOf.has(span.spanId)) indexOf.set(span.spanId, index);
  });
  const marks: (Mark | null)[] = [];
  const parents = spans.map((span, index) => {
    const own = span.parentId || null;
    const parentId = own ?? placed.get(span.spanId);
    if (parentId === undefined) return -1;
    const parent = indexOf.get(parentId) ?? -1;
    if (own === null && parent >= 0) marks[index] = "placed";
    if (own !== null && parent < 0) marks[index] = "orphan";
    return parent;
  });

  // Walk up from each span; meeting a span of the same walk again means a cycle.
  const walkOf = new Int32Array(spans.length).fill(-1);
  for (let start = 0; start < spans.length; start++) {
    let at = start;
    while (at >= 0 && walkOf[at] === -1) {
      walkOf[at] = start;
      at = parents[at] ?? -1;
    }
    if (at < 0 || walkOf[at] !== start) continue;
    // Spans are sorted, so the smallest index on the cycle is the earliest span.
    let earliest = at;
    for (let i = parents[at] ?? at; i !== at; i = parents[i] ?? at) earliest = Math.min(earliest, i);
    parents[earliest] = -1;
    marks[earliest] = "cycle";
  }
  return { parents, marks };
}

const nothing: Totals = {
  spanCount: 0,
  llmCallCount: 0,
  errorCount: 0,
  costNanos: null,
  promptTokens: null,
  completionTokens: null,
  totalTokens: null,
  tokensEstimated: false,
  costEstimated: false,
};

function totalsOf(span: TreeSpan): Totals {
  return {
    spanCount: 1,
    llmCallCount: llmCallTypes.includes(span.logType) ? 1 : 0,
    errorCount: span.status === "error" ? 1 : 0,
    costNanos: span.ownsUsage ? span.costNanos : null,
    promptTokens: span.ownsUsage ? span.promptTokens : null,
    completionTokens: span.ownsUsage ? span.completionTokens : null,
    totalTokens: span.ownsUsage ? span.totalTokens : null,
    tokensEstimated: span.ownsUsage && span.tokensEstimated,
    costEstimated: span.ownsUsage && span.costNanos !== null && isCostEstimated(span),
  };
}

function add(sum: Totals, more: Totals): void {
  sum.spanCount += more.spanCount;
  sum.llmCallCount += more.llmCallCount;
  sum.errorCount += more.errorCount;
  sum.costNanos = plus(sum.costNanos, more.costNanos);
  sum.promptTokens = plus(sum.promptTokens, more.promptTokens);
  sum.completionTokens = plus(sum.completionTokens, more.completionTokens);
  sum.totalTokens = plus(sum.totalTokens, more.totalTokens);
  sum.tokensEstimated ||= more.tokensEstimated;
  sum.costEstimated ||= more.costEstimated;
}

function plus(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}
