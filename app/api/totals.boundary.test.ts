import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { openIngest } from "@/lib/ingest/testing/ingest";
import { recording } from "@/lib/ingest/testing/recordings";
import type { SpanDetail } from "@/lib/spans/types";
import { POST as integrations } from "./integrations/v1/traces/ingest/route";
import { POST as array } from "./v1/traces/ingest/route";
import { POST as otlp } from "./v2/traces/route";

let database: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  database = await openTestDatabase();
  // The recordings' own day: a span far from its receipt would be moved there.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-20T08:00:00Z") });
});
afterAll(async () => {
  vi.useRealTimers();
  await database.drop();
});

type Totals = {
  spans: number;
  llmCalls: number;
  errors: number;
  prompt: number;
  completion: number;
  total: number;
  cacheRead: number;
  reasoning: number;
  /** Nano-dollars. */
  cost: number;
};

const none: Totals = {
  spans: 0,
  llmCalls: 0,
  errors: 0,
  prompt: 0,
  completion: 0,
  total: 0,
  cacheRead: 0,
  reasoning: 0,
  cost: 0,
};

type Expected = {
  door: (request: Request) => Promise<Response>;
  name: string;
  traces: Record<string, Partial<Totals>>;
  threads: Record<string, Partial<Totals>>;
  customers: Record<string, Partial<Totals>>;
};

// One gpt-4o call of these recordings reports 23 prompt and 14 completion tokens. At 2.50 and 10 USD per million that
// is 23 × 2,500 + 14 × 10,000 = 57,500 + 140,000 nano-dollars.
const oneCall = { prompt: 23, completion: 14, total: 37, cost: 197_500 };
// Eight of the 23 are cached reads and three of the 14 reasoning; neither is counted beside them.
const details = { cacheRead: 8, reasoning: 3 };

const table: Expected[] = [
  {
    // Two model calls: one reports 37 tokens, priced by the catalogue's gpt-4o; the other reports none. The failing
    // task is the one error. Customer and thread stand on the root alone and are everybody's.
    door: otlp,
    name: "keywordsai-tracing.otlp-protobuf",
    traces: { ef2fd26d966addd65b6804440f553384: { spans: 7, llmCalls: 2, errors: 1, ...oneCall } },
    threads: { thread_abc: { spans: 7, llmCalls: 2, errors: 1, ...oneCall } },
    customers: { user_123: { spans: 7, llmCalls: 2, errors: 1, ...oneCall } },
  },
  {
    // The catalogue knows a cached rate of 1.25: (23 − 8) × 2,500 + 8 × 1,250 + 14 × 10,000. The embedding reports
    // nothing.
    door: otlp,
    name: "openinference.otlp-protobuf",
    traces: {
      "778a9e6d40d1ddd5b9278b1c62917536": { spans: 3, llmCalls: 1, ...oneCall, ...details, cost: 187_500 },
    },
    threads: { "sess-77": { spans: 3, llmCalls: 1, ...oneCall, ...details, cost: 187_500 } },
    customers: { "user-77": { spans: 3, llmCalls: 1, ...oneCall, ...details, cost: 187_500 } },
  },
  {
    // 10 in, 5 out; the client says itself what they cost: 0.10 + 0.20 USD.
    door: otlp,
    name: "langfuse-otel.otlp-json",
    traces: {
      "2336050dcfbcaec2949bf2f02d6fc6ec": {
        spans: 3,
        llmCalls: 1,
        prompt: 10,
        completion: 5,
        total: 15,
        cost: 300_000_000,
      },
    },
    threads: { sess_lf: { spans: 3, llmCalls: 1, prompt: 10, completion: 5, total: 15, cost: 300_000_000 } },
    customers: {
      user_lf: { spans: 3, llmCalls: 1, prompt: 10, completion: 5, total: 15, cost: 300_000_000 },
    },
  },
  {
    // The wrappers repeat what the calls in them used and own none of it. The client names 2.50 and 10 USD and no
    // cached rate, so cached tokens cost what the others do.
    door: otlp,
    name: "vercel-ai-sdk.otlp-json",
    traces: {
      // Two calls around a tool: 2 × (23 + 14) = 74; the wrapper's own 46 + 28 is the same 74 again.
      aae71f3f4039177218afa7e4d4c4af18: {
        spans: 4,
        llmCalls: 2,
        prompt: 46,
        completion: 28,
        total: 74,
        cacheRead: 16,
        reasoning: 6,
        cost: 395_000,
      },
      "8d0eddafb5412f5a8ba6eb671350aa5b": { spans: 2, llmCalls: 1, ...oneCall, ...details },
      // Five tokens, said by the call and by its wrapper: 5 × 2,500.
      "3ec96618ea867e35e977c27adcd3a9be": { spans: 2, prompt: 5, total: 5, cost: 12_500 },
      // Both spans failed before anything was used.
      "326c73f1d48647f33dd01db6254dd798": { spans: 2, llmCalls: 1, errors: 2 },
    },
    // 74 + 37 + 5 = 116 tokens, 395,000 + 197,500 + 12,500 nano-dollars.
    threads: {
      thread_001: {
        spans: 10,
        llmCalls: 4,
        errors: 2,
        prompt: 74,
        completion: 42,
        total: 116,
        cacheRead: 24,
        reasoning: 9,
        cost: 605_000,
      },
    },
    customers: {
      user_123: {
        spans: 10,
        llmCalls: 4,
        errors: 2,
        prompt: 74,
        completion: 42,
        total: 116,
        cacheRead: 24,
        reasoning: 9,
        cost: 605_000,
      },
    },
  },
  {
    // This exporter sends zeros for the embedding and for the call that failed: zero is what they used.
    door: integrations,
    name: "keywordsai-vercel-exporter",
    traces: {
      "4bfbabbc53008dab231f1077b6972f8d": { spans: 2, llmCalls: 1, ...oneCall },
      "4ff925ee9977e3f0c8a69a3cad7c19f9": { spans: 1, llmCalls: 1, ...oneCall },
      "440f8a1e6e78506cb11ff5360af651ab": { spans: 2 },
      "0d3d4156d46af0dbdf54820c7be1a4e1": { spans: 1, llmCalls: 1, errors: 1 },
    },
    threads: {
      thread_001: { spans: 6, llmCalls: 3, errors: 1, prompt: 46, completion: 28, total: 74, cost: 395_000 },
    },
    customers: {
      user_123: { spans: 6, llmCalls: 3, errors: 1, prompt: 46, completion: 28, total: 74, cost: 395_000 },
    },
  },
];

describe.each(table)("$name adds up to what its client reported", ({ door, name, ...expected }) => {
  test("per trace, thread and customer", async () => {
    const ingest = await openIngest(database);
    const { bytes, headers } = recording(name);
    const sent = await ingest.send(door, bytes, { "content-type": headers["content-type"] ?? "" });
    expect(sent.status).toBe(200);
    const spans = Object.values(await ingest.spans());
    for (const kind of ["traces", "threads", "customers"] as const) {
      const stored = await rollups(kind, ingest.organizationId);
      const reported = stored.map(({ key, ...sums }) => [
        key,
        without(
          sums,
          spans.filter((span) => keyOf(kind, span) === key),
        ),
      ]);
      const wanted = Object.entries(expected[kind]).map(([key, sums]) => [key, { ...none, ...sums }]);
      expect(Object.fromEntries(reported)).toEqual(Object.fromEntries(wanted));
    }
  });
});

test("raw OpenAI Agents items are refused whole and count for nothing", async () => {
  const ingest = await openIngest(database);
  const sent = await ingest.send(array, recording("openai-agents").bytes);
  expect(sent.status).toBe(400);
  expect(await rollups("traces", ingest.organizationId)).toEqual([]);
});

async function rollups(kind: "traces" | "threads" | "customers", organizationId: number) {
  const { sql } = database;
  const key = {
    traces: sql`replace(trace_id::text, '-', '')`,
    threads: sql`thread`,
    customers: sql`customer`,
  };
  return sql<({ key: string } & Totals)[]>`
    select ${key[kind]} as key, span_count::int as spans, llm_call_count::int as "llmCalls",
      error_count::int as errors, prompt_tokens::int as prompt, completion_tokens::int as completion,
      total_tokens::int as total, cache_read_tokens::int as "cacheRead", reasoning_tokens::int as reasoning,
      cost_nanos::float8 as cost
    from ${sql(kind)} where organization_id = ${organizationId}`;
}

function keyOf(kind: "traces" | "threads" | "customers", span: SpanDetail): string | null {
  return kind === "traces" ? span.traceId : kind === "threads" ? span.thread : span.customer;
}

/** Sums without what was not reported but estimated. */
function without(sums: Totals, spans: readonly SpanDetail[]): Totals {
  const estimated = spans.filter((span) => span.tokensEstimated && span.ownsUsage);
  const sum = (of: (span: SpanDetail) => number | null) =>
    estimated.reduce((total, span) => total + (of(span) ?? 0), 0);
  return {
    ...sums,
    prompt: sums.prompt - sum((span) => span.promptTokens),
    completion: sums.completion - sum((span) => span.completionTokens),
    total: sums.total - sum((span) => span.totalTokens),
    cost: sums.cost - sum((span) => span.costNanos),
  };
}
