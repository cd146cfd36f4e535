import { readdirSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bytesInFlight, Reservation } from "@/lib/http/in-flight";
import { WorkerPool } from "@/lib/workers/worker-pool";
import type { DecodeInput } from "./decode.worker";
import { decodeBody, threadFromBytes } from "./decode-body";
import { type BodyRefusal, decodeRequest, type RequestKind, type Slice } from "./decode-request";
import type { Normalized } from "./normalize";
import { recording } from "./testing/recordings";

// Threads start from TypeScript, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  expect(bytesInFlight()).toBe(0);
});

const thread = new WorkerPool<DecodeInput, Slice | BodyRefusal>({
  script: "lib/ingest/decode.worker.ts",
  heapMb: 512,
});

/** As the door hands it over: in memory of its own. */
function bodyOf(bytes: Buffer, limit = 256 * 2 ** 20) {
  const reservation = new Reservation(limit);
  reservation.add(bytes.length);
  return { parts: [Buffer.concat([bytes])], size: bytes.length, mediaType: "", reservation };
}

const itemsOf = (parts: Iterable<Slice | BodyRefusal>): (Normalized | BodyRefusal)[] =>
  [...parts].flatMap<Normalized | BodyRefusal>((part) => (part.ok ? part.items : [part]));

const clients = readdirSync(new URL("../../fixtures/clients", import.meta.url))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(/\.json$/, ""));

describe("the thread and the main loop read alike", () => {
  test.each(clients)("%s", async (client) => {
    const { bytes } = recording(client);
    const kinds: RequestKind[] = client.endsWith("protobuf")
      ? ["otlp-protobuf"]
      : ["otlp-json", "trace", "integrations"];
    for (const kind of kinds) {
      const parts: (Slice | BodyRefusal)[] = [];
      for await (const part of thread.stream({ parts: [bytes], kind })) parts.push(part);
      expect(parts).toEqual([...decodeRequest(bytes, kind)]);
    }
  });

  const texts = ["Grüße", "日本語", "a\0b", "\ud800 lone", "x".repeat(3000)];
  const log = (i: number) => ({
    unique_id: `log_${i}`,
    model: "gpt-4o",
    input: texts[i % texts.length],
    output: { answer: [i, i / 3, null, true] },
    metadata: { ["__proto__"]: "kept", i },
    ...(i % 7 === 0 ? { environment: "e".repeat(65) } : {}),
  });
  const otlp = (i: number) => ({
    traceId: "ab".repeat(16),
    spanId: i.toString(16).padStart(16, "0"),
    name: texts[i % texts.length],
    status: { message: "padding ".repeat(40) },
    startTimeUnixNano: "1795157806878000000",
    attributes: [{ key: "gen_ai.usage.input_tokens", value: { intValue: String(i) } }],
  });
  const many = <One>(one: (i: number) => One) => Array.from({ length: 900 }, (_, i) => one(i));

  test.each<[RequestKind, () => Buffer]>([
    ["bulk", () => Buffer.from(JSON.stringify({ logs: many(log) }))],
    [
      "trace",
      () =>
        Buffer.from(
          JSON.stringify(many((i) => ({ ...log(i), trace_unique_id: "t", span_unique_id: `s${i}` }))),
        ),
    ],
    [
      "otlp-json",
      () => Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: many(otlp) }] }] })),
    ],
    [
      "otlp-protobuf",
      () => Buffer.concat(Array(100).fill(recording("keywordsai-tracing.otlp-protobuf").bytes)),
    ],
    ["bulk", () => Buffer.from(JSON.stringify({ logs: Array.from({ length: 5001 }, () => log(3)) }))],
    [
      "log",
      () => Buffer.from(JSON.stringify({ ...log(1), request_breakdown: true, input: "x".repeat(1e6) })),
    ],
    ["trace", () => Buffer.alloc(1e6, "[")],
    ["otlp-protobuf", () => Buffer.alloc(1e6, "[")],
  ])("a large %s body", async (kind, make) => {
    const bytes = make();
    expect(bytes.length).toBeGreaterThan(threadFromBytes);
    const here = [...decodeRequest(bytes, kind)];
    const body = bodyOf(bytes);
    const decoded = await decodeBody(body, kind);
    const [first] = here;
    if (first?.ok) {
      expect(decoded).toEqual({ ok: true, items: itemsOf(here), sent: first.sent ?? null });
      expect(body.parts[0]).toHaveLength(0);
      expect(bytesInFlight()).toBe(here.reduce((sum, part) => sum + (part.ok ? part.bytes : 0), 0));
    } else if (decoded.ok) throw new Error("was decoded");
    else
      expect([decoded.response.status, await decoded.response.json()]).toEqual([
        first?.status,
        { detail: first?.detail },
      ]);
    body.reservation.release();
  });
});

test("a large body comes in slices of a megabyte, between which the main loop turns", async () => {
  const logs = Array.from({ length: 300 }, (_, i) => ({ unique_id: `log_${i}`, input: "x".repeat(20_000) }));
  const bytes = Buffer.from(JSON.stringify({ logs }));
  const slices = [...decodeRequest(bytes, "bulk")].map((part) => (part.ok ? part.bytes : 0));
  expect(slices.length).toBeGreaterThan(5);
  expect(Math.max(...slices)).toBeLessThanOrEqual(2 ** 20);

  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  const body = bodyOf(bytes);
  await decodeBody(body, "bulk");
  isDone = true;
  body.reservation.release();
  expect(turns).toBeGreaterThanOrEqual(slices.length);
});

test.each<[string, RequestKind, number, string]>([
  ["takes all memory", "log", 413, "more memory to decode"],
  ["ends by itself", "bulk", 500, "crashed"],
  ["throws", "trace", 500, "crashed"],
])("a decoder that %s costs its own request only", async (_, kind, status, detail) => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const broken = new WorkerPool<DecodeInput, Slice | BodyRefusal>({
    script: "lib/ingest/testing/broken.worker.ts",
    heapMb: 64,
  });
  const good = Buffer.from(JSON.stringify({ unique_id: "good", input: "x".repeat(threadFromBytes) }));
  const [failed, decoded] = [bodyOf(good), bodyOf(good)];
  const [refusal, others] = await Promise.all([decodeBody(failed, kind, broken), decodeBody(decoded, "log")]);
  failed.reservation.release();
  decoded.reservation.release();
  if (refusal.ok) throw new Error("was decoded");
  expect([refusal.response.status, await refusal.response.json()]).toEqual([
    status,
    expect.objectContaining({ detail: expect.stringContaining(detail) }),
  ]);
  expect(others.ok).toBe(true);
});

describe("what a body becomes is weighed too", () => {
  /** One resource with long attributes, which each of its many spans carries. */
  const swelling = (spans: number) => {
    const attributes = [{ key: "big", value: { stringValue: "x".repeat(200_000) } }];
    const span = (i: number) => ({
      traceId: "ab".repeat(16),
      spanId: i.toString(16).padStart(16, "1"),
      name: "n",
    });
    const scopeSpans = [{ spans: Array.from({ length: spans }, (_, i) => span(i)) }];
    return Buffer.from(JSON.stringify({ resourceSpans: [{ resource: { attributes }, scopeSpans }] }));
  };
  const megabytes = (count: number) => count * 2 ** 20;

  test.each([
    ["on the main loop", 200],
    ["in the thread", 2000],
  ])("%s: more than all requests may hold together is refused for good", async (_, spans) => {
    const body = bodyOf(swelling(spans), megabytes(16));
    const decoded = await decodeBody(body, "otlp-json");
    body.reservation.release();
    expect(decoded.ok ? null : decoded.response.status).toBe(413);
  });

  test("what arrives meanwhile leaves room for what is being decoded", async () => {
    const others = new Reservation(megabytes(64));
    others.add(megabytes(60));
    const body = bodyOf(swelling(200), megabytes(64));
    const decoded = await decodeBody(body, "otlp-json");
    others.release();
    body.reservation.release();
    expect(decoded.ok).toBe(true);
  });

  test("more than there is room for now is to come again", async () => {
    vi.stubEnv("SPANDREL_MAX_REQUEST_MB", "1");
    const others = new Reservation(megabytes(64));
    others.add(megabytes(60));
    const body = bodyOf(swelling(200), megabytes(64));
    const decoded = await decodeBody(body, "otlp-json");
    others.release();
    body.reservation.release();
    expect(
      decoded.ok ? null : [decoded.response.status, decoded.response.headers.get("retry-after")],
    ).toEqual([503, "1"]);
  });
});
