import { describe, expect, test } from "vitest";
import { demoTraces } from "@/lib/demo/generate";
import { demoDays } from "@/lib/demo/rhythm";

const now = Date.parse("2026-05-20T13:37:21Z");
const dayMs = 86_400_000;
const documented = [
  "agent",
  "chat",
  "embedding",
  "guardrail",
  "handoff",
  "speech",
  "task",
  "text",
  "tool",
  "transcription",
  "workflow",
];

describe("the demo's traces", () => {
  const traces = demoTraces(now);
  const spans = traces.flatMap((trace) => trace.spans);

  test("are the same at every generation", () => {
    // Compared as text: a deep comparison of 40 MB takes seconds.
    expect(JSON.stringify(demoTraces(now)) === JSON.stringify(traces)).toBe(true);
  }, 30_000);

  test("keep their ids whenever they are loaded", () => {
    const later = demoTraces(now + 3 * dayMs + 5 * 3_600_000).flatMap((trace) => trace.spans);
    const key = (span: { traceId: string; spanId: string }) => `${span.traceId}/${span.spanId}`;
    expect(new Set(later.map(key))).toEqual(new Set(spans.map(key)));
  }, 30_000);

  test("are about 20,000 spans with ids of their own", () => {
    expect(spans.length).toBeGreaterThan(18_000);
    expect(spans.length).toBeLessThan(22_000);
    expect(new Set(traces.map((trace) => trace.spans[0]?.traceId)).size).toBe(traces.length);
    expect(new Set(spans.map((span) => `${span.traceId}/${span.spanId}`)).size).toBe(spans.length);
  });

  test("show all documented log types and three environments", () => {
    const logTypes = new Set<string | undefined>(spans.map((span) => span.logType));
    expect(documented.filter((logType) => !logTypes.has(logType))).toEqual([]);
    const environments = traces.flatMap(({ side, spans }) => spans.map((span) => span.environment ?? side));
    expect([...new Set(environments)].sort()).toEqual(["prod", "staging", "test"]);
  });

  test("have children whose parent exists and encloses them", () => {
    const misplaced = traces.flatMap(({ spans: members }) => {
      const byId = new Map(members.map((span) => [span.spanId, span]));
      return members.filter((span) => {
        if (span.traceId !== members[0]?.traceId) return true;
        if (!span.parentId) return false;
        const parent = byId.get(span.parentId);
        return (
          (span.startMicros ?? 0) < (parent?.startMicros ?? Number.POSITIVE_INFINITY) ||
          (span.endMicros ?? 0) > (parent?.endMicros ?? 0)
        );
      });
    });
    expect(misplaced.map((span) => span.name)).toEqual([]);
    const rootCounts = traces.map(({ spans: members }) => members.filter((span) => !span.parentId).length);
    expect(new Set(rootCounts)).toEqual(new Set([1]));
  });

  test("lie within the last thirty days, the newest minutes ago", () => {
    const starts = spans.map((span) => span.startMicros ?? 0).sort((a, b) => a - b);
    expect(starts[0]).toBeGreaterThan((now - demoDays * dayMs) * 1000);
    expect(Math.max(...spans.map((span) => span.endMicros ?? 0))).toBeLessThanOrEqual(now * 1000);
    expect(starts.at(-1)).toBeGreaterThan((now - 5 * 60_000) * 1000);
  });

  test("are busier by day than by night", () => {
    const hour = (micros = 0) => new Date(micros / 1000).getUTCHours();
    const between = (from: number, to: number) =>
      traces.filter(({ spans }) => hour(spans[0]?.startMicros) >= from && hour(spans[0]?.startMicros) < to)
        .length;
    expect(between(9, 15)).toBeGreaterThan(4 * between(0, 6));
  });

  test("have a trace of hundreds of spans, long threads and some three hundred customers", () => {
    expect(Math.max(...traces.map((trace) => trace.spans.length))).toBeGreaterThan(300);
    const turns = new Map<string, number>();
    for (const { spans } of traces) {
      const thread = spans.find((span) => span.thread !== undefined)?.thread;
      if (thread) turns.set(thread, (turns.get(thread) ?? 0) + 1);
    }
    expect([...turns.values()].filter((count) => count > 30).length).toBeGreaterThan(3);
    const customers = new Set(spans.flatMap((span) => span.customer ?? []));
    expect(customers.size).toBeGreaterThan(270);
    expect(customers.size).toBeLessThan(330);
  });

  test("contain what a product meets: errors, feedback, pins, warnings, own and missing prices", () => {
    const share = (matching: number) => matching / spans.length;
    const errors = share(spans.filter((span) => (span.statusCode ?? 200) >= 400).length);
    expect(errors).toBeGreaterThan(0.01);
    expect(errors).toBeLessThan(0.08);
    expect(new Set(spans.map((span) => span.positiveFeedback))).toEqual(new Set([undefined, true, false]));
    expect(spans.some((span) => span.pinned)).toBe(true);
    expect(spans.some((span) => span.warnings?.length)).toBe(true);
    expect(spans.some((span) => span.promptUnitPrice !== undefined)).toBe(true);
    expect(spans.some((span) => span.logType === "tool" && span.costNanos)).toBe(true);
    expect(spans.some((span) => span.traceGroup) && spans.some((span) => span.customId)).toBe(true);
  });

  test("leave no slot or alternative unfilled", () => {
    const unfilled = /\[\[[^\]]*\|[^\]]*\]\]|%[a-z]\w*%/;
    const left = spans.filter((span) => unfilled.test(`${span.content?.input} ${span.content?.output}`));
    expect(left.map((span) => span.name)).toEqual([]);
  });
});
