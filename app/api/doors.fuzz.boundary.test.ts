import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import type { Normalized } from "@/lib/ingest/normalize";
import { decodeProtobuf } from "@/lib/ingest/otlp/decode";
import { decodeJson } from "@/lib/ingest/otlp/decode-json";
import { normalizeOtlpSpan } from "@/lib/ingest/otlp/normalize";
import { itemsOf } from "@/lib/ingest/rest/items";
import { normalizeRestSpan } from "@/lib/ingest/rest/normalize";
import { openIngest, type Sent } from "@/lib/ingest/testing/ingest";
import { mutatedBytes } from "@/lib/ingest/testing/mutated-bytes";
import { type MutatedJson, mutatedJson } from "@/lib/ingest/testing/mutated-json";
import { mutatedProtobuf } from "@/lib/ingest/testing/mutated-protobuf";
import { encodeFields, parseFields } from "@/lib/ingest/testing/protobuf-fields";
import { recording } from "@/lib/ingest/testing/recordings";
import { traceKey } from "@/lib/spans/identifiers";
import { POST as integrations } from "./integrations/v1/traces/ingest/route";
import { POST as bulk } from "./request-logs/bulk/route";
import { POST as list } from "./request-logs/list/route";
import { POST as single } from "./request-logs/route";
import { POST as otlp } from "./v2/traces/route";

const numRuns = process.env.SPANDREL_LONG ? 1_000 : 25;
const options = { seed: 20_261_120, numRuns };

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

type Item = Extract<Normalized, { ok: true }>["span"];
type Verdict = { stored: number; refused: number };
type Row = { key: string; input: string | null; output: string | null };

/**
 * Sends one body to a new organization and holds the answer against what is stored then: every status is a
 * documented one, every span of the body is stored or counted as refused, and nothing else is there.
 */
async function assertHonest(
  door: (request: Request) => Promise<Response>,
  body: Uint8Array | string,
  headers: Record<string, string>,
  read: () => Normalized[],
  verdictOf: (sent: Sent, items: number) => Verdict,
): Promise<"accepted" | "refused"> {
  const ingest = await openIngest(database);
  const sent = await ingest.send(door, body, headers);
  const rows = await database.sql<Row[]>`
    select s.trace_id || ' ' || s.span_id as key, c.input, c.output from spans s
    left join span_contents c on c.organization_id = s.organization_id and c.id = s.id and c.trace_id = s.trace_id
    where s.organization_id = ${ingest.organizationId}`;
  expect(sent.bytes.toString()).not.toMatch(/more than the server can handle|The database refused/);
  if (sent.status !== 200 && sent.status !== 201) {
    expect([400, 413]).toContain(sent.status);
    expect(sent.bytes.length).toBeGreaterThan(0);
    expect(rows).toEqual([]);
    return "refused";
  }
  const items = read();
  const { stored, refused } = verdictOf(sent, items.length);
  expect(stored + refused).toBe(items.length);
  const readable = spansOf(items);
  // A log without any id gets a random one at each reading.
  const again = spansOf(read());
  const named = readable.filter((span, i) => keyOf(span) === keyOf(again[i] ?? span));
  const nameless = readable.length - named.length;
  const found = new Map(rows.map((row) => [row.key, row]));
  const known = new Map(named.map((span) => [keyOf(span), span]));
  const strange = [...found.keys()].filter((key) => !known.has(key)).length;
  const missing = named.filter((span) => !found.has(keyOf(span))).length;
  expect(strange).toBeLessThanOrEqual(nameless);
  expect(missing + nameless - strange).toBeLessThanOrEqual(refused);
  expect(found.size).toBeLessThanOrEqual(stored);
  if (known.size < named.length) return "accepted";
  for (const [key, { content }] of known) {
    const row = found.get(key);
    if (row) expect([row.input, row.output]).toEqual([content?.input ?? null, content?.output ?? null]);
  }
  return "accepted";
}

function spansOf(items: readonly Normalized[]): Item[] {
  return items.flatMap((item) => (item.ok ? [item.span] : []));
}

function keyOf(span: Item): string {
  return `${traceKey(span.traceId).uuid} ${span.spanId}`;
}

async function assertMany<Body>(
  bodies: fc.Arbitrary<Body>,
  send: (body: Body) => Promise<string>,
): Promise<void> {
  const seen: Record<string, number> = { accepted: 0, refused: 0 };
  const honest = fc.asyncProperty(bodies, async (body) => {
    const outcome = await send(body);
    seen[outcome] = (seen[outcome] ?? 0) + 1;
  });
  await fc.assert(honest, options);
  expect(seen.accepted).toBeGreaterThan(numRuns / 20);
}

const otlpRead = (spans: ReturnType<typeof decodeJson>) =>
  spans.map((one) => (one.ok ? normalizeOtlpSpan(one.span) : one));

test.each(["keywordsai-tracing.otlp-protobuf", "openinference.otlp-protobuf"])(
  "%s, injured",
  async (name) => {
    const { bytes } = recording(name);
    await assertMany(fc.oneof(mutatedProtobuf(bytes), mutatedBytes(bytes)), (body) =>
      assertHonest(
        otlp,
        body,
        { "content-type": "application/x-protobuf" },
        () => otlpRead(decodeProtobuf(body)),
        ({ bytes: answer }, items) => ofProtobuf(answer, items),
      ),
    );
  },
  600_000,
);

/** `partial_success = 1 { rejected_spans = 1 }`; nothing of it when all were taken. */
function ofProtobuf(answer: Buffer, items: number): Verdict {
  const [partial] = parseFields(answer) ?? [];
  const [count] = Array.isArray(partial?.value) ? partial.value : [];
  const refused = count === undefined ? 0 : Number(count.value);
  expect(encodeFields(parseFields(answer) ?? [])).toEqual(answer);
  return { stored: items - refused, refused };
}

test.each(["vercel-ai-sdk.otlp-json", "langfuse-otel.otlp-json"])(
  "%s, injured",
  async (name) => {
    await assertMany(mutatedJson(recording(name).json), ({ text, value }) =>
      assertHonest(
        otlp,
        text,
        {},
        () => otlpRead(decodeJson(value)),
        ({ json }, items) => {
          const { partialSuccess } = json as { partialSuccess: { rejectedSpans: number } };
          return { stored: items - partialSuccess.rejectedSpans, refused: partialSuccess.rejectedSpans };
        },
      ),
    );
  },
  600_000,
);

test("the Vercel exporter's array, injured", async () => {
  await assertMany(mutatedJson(recording("keywordsai-vercel-exporter").json), ({ text, value }) =>
    assertHonest(
      integrations,
      text,
      {},
      () => (itemsOf(value, ["data"]) ?? []).map((item) => normalizeRestSpan(item, "integrations")),
      ({ json }) => {
        const answer = json as { ingested_spans: number; errors: unknown[] };
        return { stored: answer.ingested_spans, refused: answer.errors.length };
      },
    ),
  );
}, 600_000);

const [first, ...others] = recording("keywordsai-vercel-exporter").json as Record<string, unknown>[];

test("a bulk request, injured", async () => {
  await assertMany(mutatedJson({ logs: [first, ...others] }), ({ text, value }) =>
    assertHonest(
      bulk,
      text,
      {},
      () => (itemsOf(value, ["logs", "data"]) ?? []).map((item) => normalizeRestSpan(item, "log")),
      ({ json }) => {
        const answer = json as { success_count: number; error_count: number };
        return { stored: answer.success_count, refused: answer.error_count };
      },
    ),
  );
}, 600_000);

test("a single log, injured", async () => {
  await assertMany(mutatedJson({ unique_id: "log-1", ...first }), ({ text, value }: MutatedJson) =>
    assertHonest(
      single,
      text,
      {},
      () => [normalizeRestSpan(value, "log")],
      () => ({ stored: 1, refused: 0 }),
    ),
  );
}, 600_000);

test("a list request, injured", async () => {
  const ingest = await openIngest(database);
  const scope = scopeOfJob(ingest.organizationId, "test", "prod");
  const { plainKey } = await createApiKey(scope, { name: "read", side: "prod", scopes: ["read"] });
  const asked = {
    filters: {
      customer_identifier: { operator: "", value: ["user_123"] },
      status: "error",
      log_type: [{ operator: "not_in", value: ["chat", "text"] }],
      span_name: { operator: "icontains", value: "generate" },
      metadata__env: { operator: "isnull", value: false },
    },
  };
  const answers = fc.asyncProperty(mutatedJson(asked), async ({ text }) => {
    const { status, json } = await ingest.send(list, text, { authorization: `Bearer ${plainKey}` });
    expect([200, 400]).toContain(status);
    expect(json).toMatchObject(
      status === 200 ? { count: 0, results: [] } : { detail: expect.stringMatching(/./) },
    );
  });
  await fc.assert(answers, options);
}, 600_000);
