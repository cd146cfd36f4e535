import { describe, expect, test } from "vitest";
import type { TraceSpanRow, TraceTotals } from "@/lib/spans/types";
import type { Trace } from "./queries";
import { buildTree } from "./tree";
import { traceDetailJson } from "./wire";

const totals: TraceTotals = {
  traceId: "t1",
  name: "root",
  side: "prod",
  environment: "prod",
  startTime: "2025-11-20T09:00:00.000000Z",
  endTime: "2025-11-20T09:00:01.500000Z",
  durationMs: 1500,
  spanCount: 3,
  llmCallCount: 1,
  errorCount: 0,
  costNanos: 2_500_000,
  promptTokens: 10,
  completionTokens: 5,
  totalTokens: 15,
  customer: "ann",
  thread: null,
  session: null,
  traceGroup: null,
  metadata: { plan: "pro" },
};

function span(spanId: string, parentId: string | null, more: Partial<TraceSpanRow> = {}): TraceSpanRow {
  return {
    id: spanId,
    publicId: `public-${spanId}`,
    traceId: "t1",
    spanId,
    parentId,
    name: spanId,
    workflowName: null,
    logType: "task",
    model: null,
    provider: null,
    startTime: totals.startTime,
    endTime: totals.endTime,
    latencyMs: 1500,
    ttftMs: null,
    tokensPerSecond: null,
    promptTokens: null,
    completionTokens: null,
    totalTokens: null,
    reasoningTokens: null,
    cacheReadTokens: null,
    cacheWriteTokens: null,
    tokensEstimated: false,
    estimatePending: false,
    ownsUsage: false,
    costNanos: null,
    priceRule: null,
    statusCode: 200,
    status: "success",
    errorMessage: null,
    side: "prod",
    environment: "prod",
    customer: "ann",
    thread: null,
    session: null,
    traceGroup: null,
    group: null,
    customId: null,
    metadata: {},
    pinned: false,
    positiveFeedback: null,
    inputPreview: null,
    outputPreview: null,
    path: null,
    scope: null,
    ...more,
  };
}

async function answerText(spans: TraceSpanRow[]): Promise<string> {
  const trace: Trace = { totals, forest: buildTree(spans), otherCostNanos: null };
  async function* words() {
    for (const { span } of trace.forest.nodes) yield { input: `in "${span.spanId}"`, output: null };
  }
  let text = "";
  for await (const piece of traceDetailJson(trace, 7, words())) text += piece;
  return text;
}

type WireNode = { span_unique_id: string; input: string; children: WireNode[] };

describe("a trace on the wire", () => {
  test("it is the row with the root's words, and the spans nested under their parents", async () => {
    const answer = JSON.parse(
      await answerText([
        span("root", null),
        span("a", "root", { startTime: "2025-11-20T09:00:00.100000Z", costNanos: 2_500_000 }),
        span("a1", "a"),
        span("b", "root", { startTime: "2025-11-20T09:00:00.200000Z" }),
        span("lost", "gone"),
      ]),
    );
    expect(answer).toMatchObject({
      trace_unique_id: "t1",
      root_span_unique_id: "root",
      duration: 1.5,
      total_cost: 0.0025,
      total_tokens: 15,
      customer_identifier: "ann",
      metadata: { plan: "pro" },
      input: 'in "root"',
      organization_id: 7,
    });
    const shape = (nodes: WireNode[]): unknown =>
      nodes.map(({ span_unique_id, children }) => [span_unique_id, shape(children)]);
    expect(shape(answer.span_tree)).toEqual([
      [
        "root",
        [
          ["a", [["a1", []]]],
          ["b", []],
        ],
      ],
      ["lost", []],
    ]);
    expect(answer.span_tree[0].children[0]).toMatchObject({
      id: "public-a",
      unique_id: "public-a",
      span_parent_id: "root",
      latency: 1.5,
      cost: 0.0025,
      end_time: totals.endTime,
      timestamp: totals.endTime,
      input: 'in "a"',
      output: null,
    });
  });

  test("a trace without spans has an empty tree", async () => {
    expect(JSON.parse(await answerText([]))).toMatchObject({ trace_unique_id: "t1", span_tree: [] });
  });

  test("a chain of 20,000 spans is written without recursion", async () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => span(`s${i}`, i === 0 ? null : `s${i - 1}`));
    const text = await answerText(chain);
    expect(text.match(/"children":\[/g)).toHaveLength(20_000);
    expect(text.endsWith(`${"]}".repeat(20_001)}`)).toBe(true);
  });
});
