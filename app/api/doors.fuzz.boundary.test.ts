import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { decodeProtobuf } from "@/lib/ingest/otlp/decode";
import { decodeJson } from "@/lib/ingest/otlp/decode-json";
import { normalizeOtlpSpan } from "@/lib/ingest/otlp/normalize";
import { itemsOf } from "@/lib/ingest/rest/items";
import { normalizeRestSpan } from "@/lib/ingest/rest/normalize";
import { assertHonest, type Delivery, type Verdict } from "@/lib/ingest/testing/honest";
import { openIngest, type Sent } from "@/lib/ingest/testing/ingest";
import { mutatedBytes } from "@/lib/ingest/testing/mutated-bytes";
import { type MutatedJson, mutatedJson } from "@/lib/ingest/testing/mutated-json";
import { mutatedProtobuf } from "@/lib/ingest/testing/mutated-protobuf";
import { encodeFields, parseFields } from "@/lib/ingest/testing/protobuf-fields";
import { recording } from "@/lib/ingest/testing/recordings";
import { reconcileRollups } from "@/lib/rollups/reconcile";
import { POST as integrations } from "./integrations/v1/traces/ingest/route";
import { PATCH as patch, DELETE as remove } from "./request-logs/[id]/route";
import { PATCH as batchUpdate } from "./request-logs/batch-update/route";
import { POST as bulk } from "./request-logs/bulk/route";
import { POST as list } from "./request-logs/list/route";
import { POST as single } from "./request-logs/route";
import { POST as otlp } from "./v2/traces/route";

const numRuns = process.env.SPANDREL_LONG ? 1_000 : 25;
const seed = 20_261_120;

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

/** Every body gets an honest answer, and some are taken. */
async function assertMany<Body>(
  bodies: fc.Arbitrary<Body>,
  deliveryOf: (body: Body) => Delivery,
  runs = numRuns,
): Promise<void> {
  let accepted = 0;
  const honest = fc.asyncProperty(bodies, async (body) => {
    if ((await assertHonest(database, deliveryOf(body))) === "accepted") accepted += 1;
  });
  await fc.assert(honest, { seed, numRuns: runs });
  expect(accepted).toBeGreaterThan(runs / 20);
}

const spansOf = (decoded: ReturnType<typeof decodeJson>) =>
  decoded.map((one) => (one.ok ? normalizeOtlpSpan(one.span) : one));

test.each(["keywordsai-tracing.otlp-protobuf", "openinference.otlp-protobuf"])(
  "%s, injured",
  async (name) => {
    const { bytes } = recording(name);
    await assertMany(fc.oneof(mutatedProtobuf(bytes), mutatedBytes(bytes)), (body) => ({
      door: otlp,
      body,
      contentType: "application/x-protobuf",
      read: () => spansOf(decodeProtobuf(body)),
      verdictOf: ofProtobuf,
    }));
  },
  600_000,
);

/** `partial_success = 1 { rejected_spans = 1 }`; nothing of it when all were taken. */
function ofProtobuf({ bytes }: Sent, items: number): Verdict {
  const fields = parseFields(bytes) ?? [];
  expect(encodeFields(fields)).toEqual(bytes);
  const partial = fields[0]?.value;
  const refused = Array.isArray(partial) ? Number(partial[0]?.value ?? 0) : 0;
  return { stored: items - refused, refused };
}

test.each(["vercel-ai-sdk.otlp-json", "langfuse-otel.otlp-json"])(
  "%s, injured",
  async (name) => {
    await assertMany(mutatedJson(recording(name).json), ({ text, value }) => ({
      door: otlp,
      body: text,
      read: () => spansOf(decodeJson(value)),
      verdictOf: ({ json }, items) => {
        const { partialSuccess } = json as { partialSuccess: { rejectedSpans: number } };
        return { stored: items - partialSuccess.rejectedSpans, refused: partialSuccess.rejectedSpans };
      },
    }));
  },
  600_000,
);

const exported = recording("keywordsai-vercel-exporter").json as Record<string, unknown>[];
/** Past the size from which bodies are decoded in a thread. */
const manyExported = Array.from({ length: 45 }, (_, copy) =>
  exported.map((span) => ({ ...span, span_unique_id: `${span.span_unique_id}-${copy}` })),
).flat();

test.each([
  ["the Vercel exporter's array", exported, numRuns],
  ["a large array of its spans", manyExported, Math.ceil(numRuns / 5)],
])(
  "%s, injured",
  async (_, original, runs) => {
    const deliveryOf = ({ text, value }: MutatedJson): Delivery => ({
      door: integrations,
      body: text,
      read: () => (itemsOf(value, ["data"]) ?? []).map((item) => normalizeRestSpan(item, "integrations")),
      verdictOf: ({ json }) => {
        const answer = json as { ingested_spans: number; errors: unknown[] };
        return { stored: answer.ingested_spans, refused: answer.errors.length };
      },
    });
    await assertMany(mutatedJson(original), deliveryOf, runs);
  },
  600_000,
);

test("a bulk request, injured", async () => {
  await assertMany(mutatedJson({ logs: exported }), ({ text, value }) => ({
    door: bulk,
    body: text,
    read: () => (itemsOf(value, ["logs", "data"]) ?? []).map((item) => normalizeRestSpan(item, "log")),
    verdictOf: ({ json }) => {
      const answer = json as { success_count: number; error_count: number };
      return { stored: answer.success_count, refused: answer.error_count };
    },
  }));
}, 600_000);

test("a single log, injured", async () => {
  await assertMany(mutatedJson({ unique_id: "log-1", ...exported[0] }), ({ text, value }) => ({
    door: single,
    body: text,
    read: () => [normalizeRestSpan(value, "log")],
    verdictOf: () => ({ stored: 1, refused: 0 }),
  }));
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
  await fc.assert(answers, { seed, numRuns });
}, 600_000);

const edits = {
  is_pinned: true,
  positive_feedback: false,
  note: "a look",
  metadata: { plan: "pro", seats: 4, region: null, more: { a: 1 } },
  custom_identifier: 17,
  blurred: true,
};

/** An organization with three logs that a key may edit. */
async function openEditing() {
  const ingest = await openIngest(database);
  const scope = scopeOfJob(ingest.organizationId, "test", "prod");
  const scopes = ["read" as const, "write" as const];
  const { plainKey } = await createApiKey(scope, { name: "write", side: "prod", scopes });
  const logs = ["log-1", "log-2", "log-3"].map((id) => ({
    unique_id: id,
    input: "hi",
    metadata: { a: "b" },
  }));
  expect((await ingest.send(bulk, { logs })).status).toBe(201);
  const differing = async () =>
    (await reconcileRollups(database.sql, ingest.organizationId)).filter((check) => check.differing > 0);
  const stored = async () => Object.values(await ingest.spans()).map(({ publicId }) => publicId);
  return { send: ingest.send, authorization: `Bearer ${plainKey}`, differing, stored };
}

const named = (id: string) => ({ params: Promise.resolve({ id }) });

test("an edit, injured", async () => {
  const { send, authorization, differing, stored } = await openEditing();
  const seen = { edited: 0, refused: 0 };
  const answers = fc.asyncProperty(mutatedJson(edits), async ({ text }) => {
    const { status, json } = await send((request) => patch(request, named("log-1")), text, { authorization });
    expect([200, 400, 403]).toContain(status);
    seen[status === 200 ? "edited" : "refused"] += 1;
    expect(json).toMatchObject(
      status === 200 ? { unique_id: "log-1", input: "hi" } : { detail: expect.stringMatching(/./) },
    );
  });
  await fc.assert(answers, { seed, numRuns });
  expect(Math.min(seen.edited, seen.refused)).toBeGreaterThan(0);
  expect((await stored()).toSorted()).toEqual(["log-1", "log-2", "log-3"]);
  expect(await differing()).toEqual([]);
}, 600_000);

test("a batch of edits, injured", async () => {
  const { send, authorization, differing, stored } = await openEditing();
  const batch = { logs: ["log-1", "log-2", "none"].map((id) => ({ unique_id: id, ...edits })) };
  let edited = 0;
  const answers = fc.asyncProperty(mutatedJson(batch), async ({ text, value }) => {
    const { status, json } = await send(batchUpdate, text, { authorization });
    expect([200, 400]).toContain(status);
    const { logs } = (value ?? {}) as { logs?: unknown };
    const items = Array.isArray(logs) ? logs.length : 0;
    if (status === 200 && items > 0) {
      edited += 1;
      const { success_count: done, errors } = json as { success_count: number; errors: unknown[] };
      expect(done + errors.length).toBe(items);
    } else if (status === 400) expect(json).toMatchObject({ detail: expect.stringMatching(/./) });
  });
  await fc.assert(answers, { seed, numRuns });
  expect(edited).toBeGreaterThan(0);
  expect((await stored()).toSorted()).toEqual(["log-1", "log-2", "log-3"]);
  expect(await differing()).toEqual([]);
}, 600_000);

test("whatever is named, only what bears that name is edited or deleted", async () => {
  const { send, authorization, differing, stored } = await openEditing();
  const segments = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(
      "",
      "%",
      "%00",
      "log-1%00",
      "~",
      "~AA",
      "~bG9nLTI",
      "..",
      "log-9",
      "LOG-1",
      "x".repeat(5_000),
    ),
    fc.constantFrom("' or true --", "log-_", "log%", "%E0%A4%A", "\ud800", "__proto__"),
  );
  const answers = fc.asyncProperty(segments, fc.constantFrom(patch, remove), async (segment, door) => {
    const { status } = await send(
      (request) => door(request, named(segment)),
      { note: "x" },
      { authorization },
    );
    // What `~` begins is base64url of an id.
    const isMeant = segment === "~bG9nLTI";
    expect(isMeant ? [200, 204, 404] : [404]).toContain(status);
  });
  await fc.assert(answers, { seed, numRuns: numRuns * 4 });
  expect(await stored()).toEqual(expect.arrayContaining(["log-1", "log-3"]));
  expect(await differing()).toEqual([]);
}, 600_000);
