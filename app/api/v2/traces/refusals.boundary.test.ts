import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { connect } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { openIngest, type Sent } from "@/lib/ingest/testing/ingest";
import { readRpcStatus } from "@/lib/ingest/testing/rpc-status";
import { GET, POST } from "./route";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ingest: Awaited<ReturnType<typeof openIngest>>;
let keys: { limited: string; reading: string };

beforeAll(async () => {
  database = await openTestDatabase();
  ingest = await openIngest(database);
  const owner = scopeOfJob(ingest.organizationId, "test", "prod");
  const limited = { name: "limited", side: "prod", scopes: ["ingest"], rateLimitPerMinute: 1 } as const;
  keys = {
    limited: (await createApiKey(owner, limited)).plainKey,
    reading: (await createApiKey(owner, { name: "reading", side: "prod", scopes: ["read"] })).plainKey,
  };
});
afterAll(() => database.drop());

type Headers = Record<string, string>;
type Refused = { status: number; code: number; message: string; headers: Headers };

const encodings = [
  ["protobuf", "application/x-protobuf"],
  ["JSON", "application/json"],
] as const;

describe.each(encodings)("a refusal of a %s request is a google.rpc.Status in it", (encoding, type) => {
  const read = ({ bytes, json, headers }: Sent) => {
    expect(headers.get("content-type")).toBe(type);
    if (encoding === "protobuf") return readRpcStatus(bytes);
    // JSON clients of ours read `detail`, those of OTLP `message`.
    expect(json).toMatchObject({ detail: Reflect.get(Object(json), "message") });
    return json;
  };
  const authorization = (key: string) => ({ authorization: `Bearer ${key}` });

  test.each<[string, () => Headers, Refused]>([
    [
      "no key",
      () => ({ authorization: "" }),
      { status: 401, code: 16, message: "No API key", headers: { "www-authenticate": "Bearer" } },
    ],
    [
      "a key that may only read",
      () => authorization(keys.reading),
      { status: 403, code: 7, message: '"ingest"', headers: {} },
    ],
    [
      "an unknown compression",
      () => ({ "content-encoding": "zstd" }),
      { status: 415, code: 3, message: "zstd", headers: {} },
    ],
    [
      "a body that is none",
      () => ({}),
      { status: 400, code: 3, message: encoding === "JSON" ? "no valid JSON" : "Malformed", headers: {} },
    ],
    [
      "an announced length over the limit",
      () => ({ "content-length": String(65 * 2 ** 20) }),
      { status: 413, code: 3, message: "64 MB", headers: {} },
    ],
  ])("%s", async (_, headers, expected) => {
    const sent = await ingest.send(POST, "hello", { "content-type": type, ...headers() });
    expect(sent.status).toBe(expected.status);
    expect(read(sent)).toMatchObject({
      code: expected.code,
      message: expect.stringContaining(expected.message),
    });
    expect(Object.fromEntries(sent.headers)).toMatchObject(expected.headers);
  });

  test("too many calls, with the seconds to wait", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + (encoding === "JSON" ? 120_000 : 0) });
    const call = () => ingest.send(POST, "", { "content-type": type, ...authorization(keys.limited) });
    await call();
    const sent = await call();
    vi.useRealTimers();
    expect([sent.status, sent.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(read(sent)).toMatchObject({ code: 8, message: expect.stringContaining("1 calls per minute") });
  });

  test("no memory for one more body", async () => {
    vi.stubEnv("SPANDREL_MAX_REQUEST_MB", "1");
    vi.stubEnv("SPANDREL_MAX_IN_FLIGHT_MB", "2");
    const large = Buffer.alloc(900 * 1024, " ");
    const sent = await Promise.all(
      Array.from({ length: 12 }, () => ingest.send(POST, large, { "content-type": type })),
    );
    vi.unstubAllEnvs();
    const busy = sent.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    for (const one of busy) {
      expect(one.headers.get("retry-after")).toMatch(/^\d+$/);
      expect(read(one)).toMatchObject({ code: 14 });
    }
  });

  test("no database", async () => {
    const lost = connect("postgres://nobody@127.0.0.1:1/nowhere");
    const sent = await ingest.send(POST, "", { "content-type": type });
    await lost.close();
    connect(database.url);
    expect([sent.status, sent.headers.get("retry-after")]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    expect(read(sent)).toMatchObject({ code: 14 });
  });

  test("another method", async () => {
    const response = await GET(new Request("http://localhost/", { headers: { "content-type": type } }));
    const { status, headers } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([status, headers.get("allow")]).toEqual([405, "POST"]);
    const json = encoding === "JSON" ? JSON.parse(bytes.toString()) : null;
    expect(read({ status, headers, bytes, json })).toMatchObject({ code: 12 });
  });
});

test("without a content type the first byte of the body decides", async () => {
  const read = await ingest.send(POST, "hello", { "content-type": "application/octet-stream" });
  expect(readRpcStatus(read.bytes)).toMatchObject({ code: 3 });
  const unread = await ingest.send(POST, "hello", {
    "content-type": "application/octet-stream",
    authorization: "",
  });
  expect(unread.json).toMatchObject({ code: 16 });
});
