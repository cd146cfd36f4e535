import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readBody, readJsonBody } from "./body";
import { countJsonValues } from "./count-values";
import { bytesInFlight } from "./in-flight";

beforeEach(() => {
  vi.stubEnv("SPANDREL_MAX_REQUEST_MB", "1");
  vi.stubEnv("SPANDREL_MAX_IN_FLIGHT_MB", "2");
});
afterEach(() => {
  vi.unstubAllEnvs();
  expect(bytesInFlight()).toBe(0);
});

const json = '{"a":[1,2]}';

function post(body: Uint8Array | string, headers: Record<string, string> = {}): Request {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : new Uint8Array(body);
  return new Request("http://localhost/", { method: "POST", body: bytes, headers });
}

async function refusal(
  request: Request,
): Promise<{ status: number; detail: string; retryAfter: string | null }> {
  const read = await readBody(request);
  if (read.ok) throw new Error("was read");
  const { detail } = await read.response.json();
  return { status: read.response.status, detail, retryAfter: read.response.headers.get("retry-after") };
}

test.each([
  ["identity", json],
  ["gzip", gzipSync(json)],
  ["x-gzip", gzipSync(json)],
  ["deflate", deflateSync(json)],
  ["br", brotliCompressSync(json)],
])("reads %s", async (encoding, body) => {
  expect(await readJsonBody(post(body, { "content-encoding": encoding }))).toEqual({
    ok: true,
    value: { a: [1, 2] },
  });
});

test("an empty body is no value", async () => {
  expect(await readJsonBody(post(""))).toEqual({ ok: true, value: undefined });
});

test("a body over the limit is refused before and while it is read", async () => {
  const large = "x".repeat(1024 * 1024 + 1);
  expect(await refusal(post(large, { "content-length": String(large.length) }))).toMatchObject({
    status: 413,
  });
  expect(await refusal(post(large))).toEqual({
    status: 413,
    detail: "The body is larger than 1 MB after decompression, the limit for one request.",
    retryAfter: null,
  });
});

test("a gzip bomb is refused without being inflated", async () => {
  const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));
  const before = process.memoryUsage().arrayBuffers;
  expect(await refusal(post(bomb, { "content-encoding": "gzip" }))).toMatchObject({ status: 413 });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
});

test.each([
  ["cut", gzipSync("x".repeat(10_000)).subarray(0, 30)],
  ["no gzip at all", Buffer.from("hello")],
])("gzip that is %s is refused", async (_, body) => {
  const { status, detail } = await refusal(post(body, { "content-encoding": "gzip" }));
  expect(status).toBe(400);
  expect(detail).toContain("The gzip body is cut or broken");
});

test("an unknown encoding is refused with the known ones", async () => {
  expect(await refusal(post(json, { "content-encoding": "zstd" }))).toMatchObject({
    status: 415,
    detail: expect.stringContaining("gzip, deflate, br"),
  });
});

test("past the bytes in flight requests are told to come again, and memory is given back", async () => {
  const half = "x".repeat(900 * 1024);
  const held = [await readBody(post(half)), await readBody(post(half))];
  expect(await refusal(post(half))).toMatchObject({ status: 503, retryAfter: "1" });
  for (const read of held) if (read.ok) read.body.reservation.release();
  const again = await readBody(post(half));
  expect(again.ok).toBe(true);
  if (again.ok) again.body.reservation.release();
});

test("what is announced and does not fit is refused before anything of it is read", async () => {
  const held = await readBody(post("x".repeat(900 * 1024)));
  const other = await readBody(post("x".repeat(900 * 1024)));
  let isRead = false;
  const body = new ReadableStream(
    {
      pull: () => {
        isRead = true;
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", body, duplex: "half", headers: { "content-length": String(900 * 1024) } };
  expect(await refusal(new Request("http://localhost/", init))).toMatchObject({
    status: 503,
    retryAfter: "1",
  });
  expect(isRead).toBe(false);
  for (const read of [held, other]) if (read.ok) read.body.reservation.release();
});

/** A body in pieces, as a slow client sends it. */
function trickle(pieces: Iterable<Uint8Array>, ends = true): Request {
  const source = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const next = source.next();
      if (!next.done) controller.enqueue(next.value);
      else if (ends) controller.close();
      else return new Promise(() => {});
    },
  });
  // Node's own Request takes a stream only when told so; the type of the browser's does not know it.
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
  return new Request("http://localhost/", init);
}

test("a body that comes byte by byte takes no more memory than one in large pieces", async () => {
  const bytes = Array.from({ length: 100_000 }, (_, i) => Uint8Array.of(i % 251));
  const read = await readBody(trickle(bytes));
  if (!read.ok) throw new Error("not read");
  expect(bytesInFlight()).toBe(128 * 1024);
  expect(Buffer.concat(read.body.parts)).toEqual(Buffer.concat(bytes));
  read.body.reservation.release();
});

test("a client that stops in the middle is given up after half a minute, and its bytes with it", async () => {
  vi.useFakeTimers();
  const waiting = refusal(trickle([Buffer.alloc(1000)], false));
  await vi.advanceTimersByTimeAsync(29_000);
  expect(bytesInFlight()).toBeGreaterThanOrEqual(1000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await waiting).toMatchObject({ status: 408, detail: expect.stringContaining("30 s") });
  vi.useRealTimers();
});

test("the longer requests wait, the later others are to come again: 1 to 30 seconds", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const half = "x".repeat(900 * 1024);
  const held = [await readBody(post(half)), await readBody(post(half))];
  for (const [seconds, expected] of [
    [0, "1"],
    [6.5, "7"],
    [60, "30"],
  ] as const) {
    vi.advanceTimersByTime(seconds * 1000);
    expect((await refusal(post(half))).retryAfter).toBe(expected);
  }
  vi.useRealTimers();
  for (const read of held) if (read.ok) read.body.reservation.release();
});

async function parse(text: string, contentType?: string) {
  const result = await readJsonBody(post(text, contentType ? { "content-type": contentType } : {}));
  return result.ok
    ? result.value
    : { status: result.response.status, detail: (await result.response.json()).detail };
}

test.each([
  "application/json",
  "application/json; charset=utf-8",
  "text/plain",
  "application/vnd.api+json",
  undefined,
])("%s is taken as JSON", async (contentType) => {
  expect(await parse(json, contentType)).toEqual({ a: [1, 2] });
});

test.each(["application/x-www-form-urlencoded", "multipart/form-data", "application/xml"])(
  "%s is refused",
  async (contentType) => {
    expect(await parse(json, contentType)).toMatchObject({ status: 415 });
  },
);

test.each([
  ['{"a":1,}', "position 7"],
  ['{"a":', "position 5"],
  [" ", "it is empty"],
])("malformed JSON %s is refused with its place", async (text, place) => {
  expect(await parse(text)).toEqual({ status: 400, detail: expect.stringContaining(place) });
});

test("a byte order mark and broken UTF-8 do no harm", async () => {
  expect(await parse(`\uFEFF${json}`)).toEqual({ a: [1, 2] });
});

test.each([
  ["[]", 2],
  ["[1,2,3]", 4],
  ['{"a,b":"c,[\\",{"}', 2],
  ['["\\\\",1]', 3],
])("%s holds about %i values", (text, count) => {
  expect(countJsonValues(Buffer.from(text))).toBe(count);
});
