import fc from "fast-check";
import { expect, test } from "vitest";
import { logTypes } from "@/db/enums";
import { catalogBook } from "@/lib/pricing/testing";
import { deriveSpan } from "@/lib/spans/derive";
import type { SpanRecord } from "@/lib/spans/record";
import { type Deltas, deltasOf, sumKeys } from "./deltas";

const now = Date.UTC(2026, 10, 20) * 1000;

const record: fc.Arbitrary<SpanRecord> = fc
  .record({
    spanId: fc.constantFrom("a", "b", "c"),
    traceId: fc.constantFrom("t", "u"),
    startMicros: fc.integer({ min: now - 200_000_000_000, max: now }),
    latencyMicros: fc.integer({ min: 0, max: 1_000_000 }),
    logType: fc.constantFrom(...logTypes),
    model: fc.constantFrom("gpt-4o", "mystery", undefined),
    customer: fc.constantFrom("ann", "bob", undefined),
    thread: fc.constantFrom("x", undefined),
    statusCode: fc.constantFrom(200, 500),
    promptTokens: fc.integer({ min: 0, max: 1000 }),
    completionTokens: fc.integer({ min: 0, max: 1000 }),
    ownsUsage: fc.constantFrom(true, false, undefined),
  })
  .map((span) =>
    deriveSpan(span, {
      organizationId: 1,
      side: "prod",
      environment: "prod",
      apiKeyId: null,
      receivedMicros: now,
      prices: catalogBook(),
      estimate: null,
    }),
  );

/** Every rollup's sums by key, those that are zero left out. */
function sums(deltas: Deltas): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const [rollup, rows] of Object.entries(deltas)) {
    for (const row of rows) {
      const ignored = ["firstSeen", "lastActive", "startTime", "endTime", ...sumKeys];
      const key = Object.entries(row).filter(([name]) => !ignored.includes(name));
      for (const sum of sumKeys) {
        if (row[sum] !== 0) totals[`${rollup} ${JSON.stringify(key)} ${sum}`] = row[sum];
      }
    }
  }
  return totals;
}

function added(a: Record<string, number>, b: Record<string, number>): Record<string, number> {
  const total = { ...a };
  for (const [key, value] of Object.entries(b)) {
    total[key] = (total[key] ?? 0) + value;
    if (total[key] === 0) delete total[key];
  }
  return total;
}

test("what a change moves is what comes after less what was before", () => {
  fc.assert(
    fc.property(record, record, (before, after) => {
      const first = sums(deltasOf([{ before: null, after: before }]));
      const change = sums(deltasOf([{ before, after }]));
      expect(added(first, change)).toEqual(sums(deltasOf([{ before: null, after }])));
    }),
  );
});

test("a change to nothing moves nothing", () => {
  fc.assert(
    fc.property(record, (span) => {
      expect(sums(deltasOf([{ before: span, after: span }]))).toEqual({});
    }),
  );
});

test("usage that is not owned enters no total", () => {
  fc.assert(
    fc.property(record, (span) => {
      const [trace] = deltasOf([{ before: null, after: { ...span, ownsUsage: false } }]).traces;
      expect(trace).toMatchObject({ spanCount: 1, costNanos: 0, promptTokens: 0, totalTokens: 0 });
    }),
  );
});
