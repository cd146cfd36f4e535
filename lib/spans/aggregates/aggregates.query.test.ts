import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import type { SpanSelection } from "../conditions";
import type { SpanExpression, SpanFieldKey, SpanFilter } from "../fields";
import type { NewSpan } from "../new-span";
import { keysOf, valuesOf } from "../values";
import { writeSpans } from "../write";
import { offsetAt } from "./bars";
import { countSpans } from "./count";
import { cubeAnswers } from "./cube";
import { type Facet, type FacetAsked, facetsOf } from "./facets";
import { isAbout } from "./selection";
import { exactLimit } from "./source";
import { summaryOf } from "./summary";
import type { ValueField } from "./value-field";
import { volumeOf } from "./volume";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The days around the end of summer time in Berlin, an hour after midnight UTC on 25 October. */
const first = Date.parse("2026-10-22T21:17:03.500Z");
const end = first + 5 * dayMs;

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

/** What a plain array knows of each span. */
type Plain = NewSpan & { startMicros: number; latencyMicros: number; isError: boolean };

const models = ["gpt-4o", "gpt-4o-mini", "100%_sure", undefined];
const plans = ["pro", "free", "50% off", "", undefined];
const types = ["chat", "tool", "embedding"] as const;

const plain: Plain[] = Array.from({ length: 700 }, (_, i): Plain => {
  const startMicros = (first + ((i * 7_919_413) % (5 * dayMs))) * 1000 + (i % 1000);
  const plan = plans[i % plans.length];
  return {
    traceId: `trace-${i}`,
    spanId: `span-${i}`,
    startMicros,
    latencyMicros: ((i * 37) % 211) * 10_000,
    ttftMicros: i % 3 ? undefined : ((i * 13) % 97) * 1000 + 1,
    model: models[(i >> 1) % models.length],
    logType: types[i % types.length],
    isError: i % 11 === 0,
    workflowName: i % 233 ? (i % 3 ? "nightly" : "daily") : undefined,
    customer: i % 4 ? `customer-${i % 29}` : undefined,
    promptTokens: i % 5 ? i : undefined,
    completionTokens: i % 5 ? 10 : undefined,
    costNanos: i % 5 ? i * 1001 : undefined,
    metadata: plan === undefined ? {} : { plan, "a.b": String(i % 2), _hidden: "x" },
  };
});

beforeAll(async () => {
  database = await openTestDatabase();
  const [row] =
    await database.sql`insert into organizations (public_id, name) values ('a', 'Aggregates') returning id`;
  scope = scopeOfJob(row?.id, "test", "prod");
  const outcomes = await writeSpans(scope, plain);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
});
afterAll(() => database.drop());

const everything: SpanSelection = { environment: null, from: null, to: null, filters: [] };

function textOf(span: Plain, { field, mapKey }: ValueField): string | null {
  const values: Partial<Record<SpanFieldKey, string | undefined>> = {
    log_type: span.logType,
    status: span.isError ? "error" : "success",
    model: span.model,
    customer_identifier: span.customer,
    metadata: span.metadata?.[mapKey ?? ""],
  };
  return values[field] || null;
}

function limited(fields: readonly ValueField[], limit: number): FacetAsked[] {
  return fields.map((field) => ({ ...field, limit }));
}

function matches(span: Plain, selection: SpanSelection, own?: ValueField): boolean {
  const startMs = span.startMicros / 1000;
  if (selection.from !== null && startMs < selection.from) return false;
  if (selection.to !== null && startMs >= selection.to) return false;
  return selection.filters.every((one) => {
    if (own && isAbout(one, own)) return true;
    if (!("field" in one)) throw new Error("This test has single conditions only.");
    const isOne = one.values.includes(textOf(span, one) ?? "");
    return one.operator === "not" ? !isOne : isOne;
  });
}

const askable: Omit<SpanFilter, "operator">[] = [
  { field: "log_type", values: ["chat", "tool"] },
  { field: "status", values: ["error"] },
  { field: "model", values: ["gpt-4o", "100%_sure"] },
  { field: "customer_identifier", values: ["customer-3", "customer-7"] },
  { field: "metadata", mapKey: "plan", values: ["pro", "50% off"] },
];
const condition = fc
  .tuple(fc.constantFrom(...askable), fc.boolean())
  // A negation on metadata needs the key, which the filters' own test sees to.
  .map(([asked, isNot]): SpanFilter => ({ ...asked, operator: isNot && !asked.mapKey ? "not" : "is" }));
const instant = fc.oneof(
  fc.integer({ min: first - hourMs, max: end + hourMs }),
  fc.integer({ min: 0, max: 6 * 24 }).map((n) => Math.floor(first / hourMs) * hourMs + n * hourMs),
);
const selections = fc.record({
  environment: fc.constantFrom(null, { side: "prod" as const, name: "prod" }),
  from: fc.option(instant),
  to: fc.option(instant),
  filters: fc.uniqueArray(condition, {
    maxLength: 3,
    selector: ({ field }) => field,
  }),
});
const numRuns = process.env.SPANDREL_LONG ? 1000 : 40;

const sum = (numbers: readonly (number | undefined)[]) =>
  numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

test("count, sums, bars and facets are those of a plain array, whether the cube answers or the spans", async () => {
  const fields: ValueField[] = [
    { field: "log_type" },
    { field: "status" },
    { field: "model" },
    { field: "customer_identifier" },
    { field: "metadata", mapKey: "plan" },
  ];
  let cubes = 0;
  await fc.assert(
    fc.asyncProperty(
      selections,
      fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kolkata"),
      async (selection, zone) => {
        const expected = plain.filter((span) => matches(span, selection));
        const owned = expected.filter((span) => span.logType !== "tool");
        if (await cubeAnswers(database.sql, scope, selection)) cubes += 1;

        expect(await countSpans(scope, selection)).toEqual({ count: expected.length, isExact: true });
        expect(await summaryOf(scope, selection)).toMatchObject({
          spans: expected.length,
          errors: expected.filter((span) => span.isError).length,
          costNanos: sum(owned.map((span) => span.costNanos)),
          promptTokens: sum(owned.map((span) => span.promptTokens)),
          completionTokens: sum(owned.map((span) => span.completionTokens)),
          isExact: true,
          isTimedExactly: true,
        });

        const volume = await volumeOf(scope, selection, { zone, now: end + hourMs });
        for (const bar of volume?.bars ?? []) {
          const inBar = expected.filter(
            ({ startMicros }) => startMicros / 1000 >= bar.from && startMicros / 1000 < bar.to,
          );
          const timed = inBar.filter((span) => span.logType !== "tool");
          expect(bar).toMatchObject({
            spans: inBar.length,
            errors: inBar.filter((span) => span.isError).length,
            costNanos: sum(timed.map((span) => span.costNanos)),
          });
          expect(bar.latencyMs ?? 0).toBeCloseTo(
            timed.length === 0 ? 0 : sum(timed.map((span) => span.latencyMicros)) / timed.length / 1000,
          );
        }
        expect(sum((volume?.bars ?? []).map((bar) => bar.spans))).toBe(expected.length);

        const facets = await facetsOf(scope, selection, limited(fields, 100));
        for (const [i, field] of fields.entries()) {
          const counts = new Map<string | null, number>();
          for (const span of plain.filter((one) => matches(one, selection, field))) {
            const value = textOf(span, field);
            counts.set(value, (counts.get(value) ?? 0) + 1);
          }
          expect(new Map(facets[i]?.values.map(({ value, count }) => [value, count]))).toEqual(counts);
          expect(facets[i]).toMatchObject({ hasMore: false, isExact: true });
        }
      },
    ),
    { numRuns },
  );
  expect(cubes).toBeGreaterThan(0);
}, 600_000);

describe("a facet", () => {
  const counted = (facet: Facet | null | undefined) =>
    facet?.values.map(({ value, count }) => `${value} ${count}`);

  test("has the most frequent values, those that are ticked among them and having none last, and says that there are more", async () => {
    const ticked: SpanExpression = { field: "customer_identifier", operator: "is", values: ["customer-28"] };
    const [facet] = await facetsOf(
      scope,
      { ...everything, filters: [ticked] },
      limited([{ field: "customer_identifier" }], 4),
    );
    expect(facet?.values.map(({ value }) => value)).toContain("customer-28");
    const counts = (facet?.values ?? []).slice(0, -1).map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(facet?.values.at(-1)).toEqual({ value: null, count: 175 });
    expect(facet?.values).toHaveLength(5);
    expect(facet?.hasMore).toBe(true);
  });

  test("says how many have no value, also where they are few", async () => {
    const [facet] = await facetsOf(scope, everything, limited([{ field: "span_workflow_name" }], 1));
    expect(facet?.values).toEqual([
      { value: "nightly", count: 464 },
      { value: null, count: 4 },
    ]);
    expect(facet?.hasMore).toBe(true);
  });

  test("keeps its counts when it stands in the conditions, also beside a group that names it", async () => {
    const fields: ValueField[] = [{ field: "log_type" }];
    const group: SpanExpression = {
      any: [
        { field: "log_type", operator: "is", values: ["chat"] },
        { field: "log_type", operator: "is", values: ["tool"] },
      ],
    };
    const [all] = await facetsOf(scope, everything, limited(fields, 10));
    const own: SpanExpression = { field: "log_type", operator: "is", values: ["chat"] };
    const [ticked] = await facetsOf(scope, { ...everything, filters: [own] }, limited(fields, 10));
    const [grouped] = await facetsOf(scope, { ...everything, filters: [own, group] }, limited(fields, 10));
    expect(counted(ticked)).toEqual(counted(all));
    expect(grouped?.values.map(({ value }) => value).toSorted()).toEqual(["chat", "tool"]);
  });
});

test("bars are days of the reader's zone, also the one of 25 hours", async () => {
  const selection = { ...everything, from: Date.parse("2026-06-01T00:00Z"), to: end };
  const volume = await volumeOf(scope, selection, { zone: "Europe/Berlin", now: end });
  expect(volume?.step).toEqual({ unit: "day", every: 7 });
  const recent = { ...selection, from: end - 90 * dayMs };
  const days = (await volumeOf(scope, recent, { zone: "Europe/Berlin", now: end }))?.bars ?? [];
  const changed = days.filter((bar) => bar.to - bar.from === 25 * hourMs);
  expect(changed.map((bar) => new Date(bar.from).toISOString())).toEqual(["2026-10-24T22:00:00.000Z"]);
  const localDay = (ms: number) => new Date(ms + offsetAt(ms, "Europe/Berlin")).toISOString().slice(0, 10);
  expect(changed[0]?.spans).toBe(
    plain.filter(({ startMicros }) => localDay(startMicros / 1000) === "2026-10-25").length,
  );
});

test("percentiles are times that spans took, over generation spans that were measured", async () => {
  const at = (times: readonly number[], share: number) =>
    (times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0) / 1000;
  const latencies = plain
    .filter((span) => span.logType !== "tool" && span.latencyMicros > 0)
    .map((span) => span.latencyMicros);
  const firstTokens = plain.flatMap((span) => span.ttftMicros ?? []);
  expect(await summaryOf(scope, everything)).toMatchObject({
    latencyP50Ms: at(latencies, 0.5),
    latencyP95Ms: at(latencies, 0.95),
    ttftP50Ms: at(firstTokens, 0.5),
    ttftP95Ms: at(firstTokens, 0.95),
  });
  const none = await summaryOf(scope, { ...everything, from: 0, to: 1 });
  expect(none).toMatchObject({ spans: 0, costNanos: 0, latencyP50Ms: null, ttftAverageMs: null });
});

describe("values to complete", () => {
  test("contain what was typed, those that begin with it first", async () => {
    const { values, isExact } = await valuesOf(scope, everything, { field: "model" }, "GPT", 10);
    expect(isExact).toBe(true);
    expect(values.map(({ value }) => value)).toEqual(["gpt-4o", "gpt-4o-mini"]);
    const customers = await valuesOf(scope, everything, { field: "customer_identifier" }, "-28", 10);
    expect(customers.values).toEqual([
      { value: "customer-28", count: plain.filter(({ customer }) => customer === "customer-28").length },
    ]);
    const percent = await valuesOf(scope, everything, { field: "metadata", mapKey: "plan" }, "%", 10);
    expect(percent.values).toEqual([{ value: "50% off", count: 140 }]);
  });

  test("are keys too, without the hidden ones", async () => {
    const { values } = await keysOf(scope, everything, "", 10);
    expect(values.map(({ value }) => value)).toEqual(["a.b", "plan"]);
  });
});

test("nothing of another organization or side is counted", async () => {
  for (const stranger of [
    scopeOfJob(scope.organizationId + 999, "test"),
    scopeOfJob(scope.organizationId, "test", "test"),
  ]) {
    expect(await countSpans(stranger, everything)).toEqual({ count: 0, isExact: true });
    expect(await summaryOf(stranger, everything)).toMatchObject({ spans: 0, latencyP95Ms: null });
    const facets = await facetsOf(
      stranger,
      everything,
      limited([{ field: "model" }, { field: "customer_identifier" }], 5),
    );
    expect(facets.flatMap((facet) => facet?.values)).toEqual([]);
    expect((await keysOf(stranger, everything, "", 5)).values).toEqual([]);
    expect((await valuesOf(stranger, everything, { field: "customer_identifier" }, "c", 5)).values).toEqual(
      [],
    );
    const volume = await volumeOf(stranger, everything, { zone: "UTC", now: end });
    expect(sum((volume?.bars ?? []).map((bar) => bar.spans))).toBe(0);
  }
});

describe("of very many spans", () => {
  const copies = 2 * exactLimit;
  let crowded: Scope;

  beforeAll(async () => {
    const [row] =
      await database.sql`insert into organizations (public_id, name) values ('m', 'Many') returning id`;
    crowded = scopeOfJob(row?.id, "test", "prod");
    const one = {
      traceId: "t",
      spanId: "s",
      startMicros: first * 1000,
      latencyMicros: 1000,
      customer: "ann",
      costNanos: 7,
    };
    await writeSpans(crowded, [one, { ...one, spanId: "rare", customer: "rare-customer" }]);
    const [{ columns } = { columns: "" }] = await database.sql<{ columns: string }[]>`
      select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
      where attrelid = 'spans'::regclass and attnum > 0 and not attisdropped
        and attname not in ('id', 'span_id', 'public_id', 'bucket')`;
    await database.sql.unsafe(`
      insert into spans (${columns}, id, span_id, public_id, bucket)
      select ${columns}, (left(id::text, 24) || lpad(to_hex(n), 12, '0'))::uuid, 'c' || n, 'c' || n, n % 10000
      from spans, generate_series(1, ${copies}) n where organization_id = ${crowded.organizationId} and span_id = 's'`);
    await database.sql`analyze spans`;
  }, 60_000);

  const ann: SpanSelection = {
    ...everything,
    filters: [{ field: "customer_identifier", operator: "is", values: ["ann"] }],
  };

  test("every fiftieth is counted, and the answer says so", async () => {
    const count = await countSpans(crowded, ann);
    expect(count.isExact).toBe(false);
    expect(Math.abs((count.count ?? 0) - copies)).toBeLessThanOrEqual(100);
    const summary = await summaryOf(crowded, ann);
    expect(summary).toMatchObject({ isExact: false, isTimedExactly: false, latencyP50Ms: 1 });
    expect((summary?.costNanos ?? 0) / 7).toBe(summary?.spans);
    const volume = await volumeOf(
      crowded,
      { ...ann, from: first - hourMs, to: first + hourMs },
      { zone: "UTC", now: end },
    );
    expect(volume?.isExact).toBe(false);
    const [facet] = await facetsOf(crowded, everything, limited([{ field: "customer_identifier" }], 5));
    expect(facet?.isExact).toBe(false);
  });

  test("all are counted where that was asked for", async () => {
    expect(await countSpans(crowded, ann, { exact: true })).toEqual({ count: copies + 1, isExact: true });
  });

  test("a value that no sample has is still found by its beginning", async () => {
    const { values } = await valuesOf(crowded, everything, { field: "customer_identifier" }, "rare-", 5);
    expect(values).toEqual([{ value: "rare-customer", count: 1 }]);
  });
});
