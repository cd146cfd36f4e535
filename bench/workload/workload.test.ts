import { expect, test } from "vitest";
import { median, quantile } from "../stopwatch";
import { contentTexts } from "./new-span";
import type { WorkloadSpan } from "./span";
import { workload } from "./workload";

const traces = (seed: string, count: number, hasContents = true, organizations = 1) => {
  const source = workload(seed, organizations);
  return Array.from({ length: count }, (_, i) => source.next(i * 1_000_000, { hasContents }));
};
const many = traces("many", 1_500);
const spans = many.flatMap((trace) => trace.spans);
const share = (is: (span: WorkloadSpan) => boolean) => spans.filter(is).length / spans.length;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("the same seed gives the same traces, another seed others", () => {
  expect(traces("a", 5)).toEqual(traces("a", 5));
  expect(traces("a", 1)).not.toEqual(traces("b", 1));
});

test("leaving the contents out changes nothing else", () => {
  const bare = traces("a", 5).map((trace) => ({
    ...trace,
    spans: trace.spans.map((span) => ({ ...span, content: null })),
  }));
  expect(traces("a", 5, false)).toEqual(bare);
});

test("ids are unique, parents come before their children and enclose them", () => {
  expect(new Set(spans.map((span) => span.spanId)).size).toBe(spans.length);
  expect(new Set(many.map((trace) => trace.spans[0]?.traceId)).size).toBe(many.length);
  for (const trace of many) {
    const seen = new Map<string, WorkloadSpan>();
    for (const span of trace.spans) {
      const parent = span.parentId === null ? null : seen.get(span.parentId);
      expect(parent).not.toBeUndefined();
      if (parent) {
        expect(span.startMicros).toBeGreaterThanOrEqual(parent.startMicros);
        expect(span.endMicros).toBeLessThanOrEqual(parent.endMicros);
      }
      seen.set(span.spanId, span);
    }
  }
});

test("sizes, failures and labels are distributed as the generator promises", () => {
  expect(mean(many.map((trace) => trace.spans.length))).toBeCloseTo(7, -0.5);
  expect(share((span) => span.failure !== null)).toBeCloseTo(0.05, 1.5);
  expect(share((span) => span.environment === "staging")).toBeCloseTo(0.1, 1);
  expect(share((span) => span.metadata.plan === "pro")).toBeCloseTo(0.15, 1);
  expect(share((span) => span.logType === "handoff")).toBeCloseTo(0.01, 1.5);
  expect(spans.every((span) => Object.keys(span.metadata).length === 6)).toBe(true);
});

test("contents are as long as they should be", () => {
  const texts = spans.map((span) => contentTexts(span));
  const inputs = texts.map(({ input }) => Buffer.byteLength(input ?? ""));
  const outputs = texts.flatMap(({ output }) => (output === null ? [] : [Buffer.byteLength(output)]));
  expect(median(inputs) / 1_500).toBeCloseTo(1, 0.6);
  expect(mean(inputs) / 2_700).toBeCloseTo(1, 0.6);
  expect(quantile(inputs, 0.99) / 19_000).toBeCloseTo(1, 0.4);
  expect(median(outputs) / 400).toBeCloseTo(1, 0.6);
  expect(mean(outputs) / 900).toBeCloseTo(1, 0.6);
});

test("of several organizations the first has most of the traces", () => {
  const first = traces("orgs", 1_000, false, 21).filter((trace) => trace.organization === 0).length;
  expect(first / 1_000).toBeCloseTo(0.8, 1);
});
