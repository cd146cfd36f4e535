import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logTypes } from "@/db/enums";
import { buildTree, type TreeSpan } from "./tree";

function span(spanId: string, parentId: string | null, more: Partial<TreeSpan> = {}): TreeSpan {
  return {
    id: spanId,
    spanId,
    parentId,
    startTime: "2025-11-20T09:00:00.000000Z",
    logType: "task",
    status: "success",
    ownsUsage: false,
    tokensEstimated: false,
    priceRule: null,
    costNanos: null,
    promptTokens: null,
    completionTokens: null,
    totalTokens: null,
    ...more,
  };
}

/** One line a node: two spaces a level, the span id, its mark. */
function outline(spans: TreeSpan[], placed?: ReadonlyMap<string, string>): string[] {
  return buildTree(spans, placed).nodes.map(
    ({ span, depth, mark }) => `${"  ".repeat(depth)}${span.spanId}${mark ? ` (${mark})` : ""}`,
  );
}

const at = (second: number, micros = 0) => ({
  startTime: `2025-11-20T09:00:${String(second).padStart(2, "0")}.${String(micros).padStart(6, "0")}Z`,
});

describe("the tree of a trace", () => {
  const cases: { title: string; spans: TreeSpan[]; placed?: Map<string, string>; expected: string[] }[] = [
    { title: "no spans, no nodes", spans: [], expected: [] },
    {
      title: "children stand under their parent in the order they began, whatever order they arrived in",
      spans: [span("b", "root", at(2)), span("a2", "a"), span("a", "root", at(1)), span("root", null, at(0))],
      expected: ["root", "  a", "    a2", "  b"],
    },
    {
      title: "microseconds decide the order, then the id",
      spans: [
        span("root", null),
        span("c", "root", at(1, 1)),
        span("b", "root", at(1, 0)),
        span("a", "root", at(1, 1)),
      ],
      expected: ["root", "  b", "  a", "  c"],
    },
    {
      title: "a root may bear the trace's id",
      spans: [span("trace_1", null), span("a", "trace_1")],
      expected: ["trace_1", "  a"],
    },
    {
      title: "several roots are several trees; an empty parent means none",
      spans: [span("r2", "", at(2)), span("r1", null, at(1)), span("a", "r2")],
      expected: ["r1", "r2", "  a"],
    },
    {
      title: "a span whose parent has not arrived keeps its children and comes after the roots",
      spans: [span("lost", "gone", at(0)), span("below", "lost", at(1)), span("root", null, at(5))],
      expected: ["root", "lost (orphan)", "  below"],
    },
    {
      title: "a cycle is cut at its earliest span",
      spans: [span("b", "a", at(2)), span("a", "c", at(1)), span("c", "b", at(3)), span("d", "c", at(4))],
      expected: ["a (cycle)", "  b", "    c", "      d"],
    },
    {
      title: "a span that is its own parent is cut free",
      spans: [span("a", "a"), span("b", "a")],
      expected: ["a (cycle)", "  b"],
    },
    {
      title: "a placed span is marked, and its own parent id beats any placement",
      spans: [span("root", null), span("a", null, at(1)), span("b", "a", at(2))],
      placed: new Map([
        ["a", "root"],
        ["b", "root"],
      ]),
      expected: ["root", "  a (placed)", "    b"],
    },
  ];
  test.each(cases)("$title", ({ spans, placed, expected }) => {
    expect(outline(spans, placed)).toEqual(expected);
  });

  test("a node sums what is below it, and only usage that is owned", () => {
    const usage = { costNanos: 5, promptTokens: 10, completionTokens: 2, totalTokens: 12 };
    const { nodes, total } = buildTree([
      span("root", null, { ...usage, logType: "workflow" }),
      span("agent", "root", { ...at(1), status: "error" }),
      span("chat-1", "agent", { ...usage, logType: "chat", ownsUsage: true, tokensEstimated: true }),
      span("chat-2", "agent", { ...usage, logType: "chat", ownsUsage: true, costNanos: null }),
      span("tool", "root", { ...at(2), logType: "tool", status: "error" }),
    ]);
    const subtree = Object.fromEntries(nodes.map((node) => [node.span.spanId, node.subtree]));
    expect(subtree.agent).toEqual({
      spanCount: 3,
      llmCallCount: 2,
      errorCount: 1,
      costNanos: 5,
      promptTokens: 20,
      completionTokens: 4,
      totalTokens: 24,
      tokensEstimated: true,
      costEstimated: true,
    });
    expect(subtree["chat-2"]).toMatchObject({ tokensEstimated: false, costEstimated: false });
    expect(subtree.tool).toMatchObject({ spanCount: 1, errorCount: 1, costNanos: null, totalTokens: null });
    expect(total).toEqual(subtree.root);
    expect(total).toMatchObject({ spanCount: 5, errorCount: 2 });
  });

  test("a chain of 100,000 spans does not overflow the stack", () => {
    const chain = Array.from({ length: 100_000 }, (_, i) => span(`s${i}`, i === 0 ? null : `s${i - 1}`));
    const { nodes, total } = buildTree(chain);
    expect(nodes.at(-1)?.depth).toBe(99_999);
    expect(nodes[0]?.subtree.spanCount).toBe(100_000);
    expect(total.spanCount).toBe(100_000);
  });

  const anySpans = fc
    .array(
      fc.record({
        parent: fc.option(fc.nat(40)),
        second: fc.nat(9),
        logType: fc.constantFrom(...logTypes),
        isError: fc.boolean(),
        ownsUsage: fc.boolean(),
        costNanos: fc.option(fc.nat(1000)),
        tokens: fc.option(fc.nat(1000)),
      }),
      { maxLength: 30 },
    )
    .map((drafts) =>
      drafts.map(({ parent, second, logType, isError, ownsUsage, costNanos, tokens }, index) =>
        span(`s${index}`, parent === null ? null : `s${parent}`, {
          ...at(second),
          logType,
          ownsUsage,
          costNanos,
          totalTokens: tokens,
          status: isError ? "error" : "success",
        }),
      ),
    );

  test("whatever the parents, each span stands exactly once, before its descendants and one level above its children", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const { nodes } = buildTree(spans);
        expect(nodes.map(({ span }) => span.spanId).sort()).toEqual(spans.map(({ spanId }) => spanId).sort());
        nodes.forEach((node, index) => {
          expect(node.parent).toBeLessThan(index);
          expect(node.depth).toBe((nodes[node.parent]?.depth ?? -1) + 1);
          const last = nodes[index + node.subtree.spanCount - 1];
          expect(last && last.depth >= node.depth).toBe(true);
          expect(nodes.filter(({ parent }) => parent === index)).toHaveLength(node.childCount);
        });
      }),
    );
  });

  test("the subtrees of the roots sum to the totals, and those to the spans", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const { nodes, total } = buildTree(spans);
        const roots = nodes.filter(({ parent }) => parent === -1);
        const sum = (values: (number | null)[]) =>
          values.reduce((a, b) => (b === null ? a : (a ?? 0) + b), null);
        const owned = spans.filter(({ ownsUsage }) => ownsUsage);
        expect(sum(roots.map(({ subtree }) => subtree.costNanos))).toBe(total.costNanos);
        expect(sum(owned.map(({ costNanos }) => costNanos))).toBe(total.costNanos);
        expect(sum(owned.map(({ totalTokens }) => totalTokens))).toBe(total.totalTokens);
        expect(roots.reduce((count, { subtree }) => count + subtree.spanCount, 0)).toBe(spans.length);
        expect(total.errorCount).toBe(spans.filter(({ status }) => status === "error").length);
      }),
    );
  });

  test("the order in which spans arrived does not matter", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        expect(outline(spans.toReversed())).toEqual(outline(spans));
      }),
    );
  });
});
