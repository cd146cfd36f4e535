import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { scopeOfJob } from "@/lib/auth/scope";
import { askAs, signedInOwner } from "@/lib/auth/testing/member";
import { encodeId } from "@/lib/http/addresses";
import { writeSpans } from "@/lib/spans/write";
import { GET } from "./route";

let database: Connection & { drop: () => Promise<void> };
let cookie: string;
let strangersCookie: string;

const odd = 'a/b %2F "ü" 🜁';

beforeAll(async () => {
  database = await openTestDatabase();
  const owner = await signedInOwner();
  ({ cookie } = owner);
  strangersCookie = (await signedInOwner()).cookie;
  const span = {
    traceId: "t",
    startMicros: Date.now() * 1_000,
    content: { input: "Hello", output: "Goodbye" },
  };
  await writeSpans(scopeOfJob(owner.organizationId, "test", "prod"), [
    { ...span, spanId: "one", uniqueId: "log-1" },
    { ...span, spanId: "odd", uniqueId: odd },
  ]);
});
afterAll(() => database.drop());

async function open(publicId: string, as = cookie): Promise<{ status: number; json: unknown }> {
  const params = Promise.resolve({ publicId });
  const response = await askAs(as, `/logs/spans/${publicId}`, (request) => GET(request, { params }));
  expect(response.headers.get("cache-control") ?? "no-store").toContain("no-store");
  return { status: response.status, json: await response.json() };
}

test.each([
  ["a plain id", "log-1"],
  ["any other", odd],
])("a span is opened by %s, with what it carried", async (_, id) => {
  expect(await open(encodeId(id))).toMatchObject({
    status: 200,
    json: { span: { publicId: id }, input: { source: "Hello" }, output: { source: "Goodbye" } },
  });
});

test("another organization's span is not found, and not told from one that is not there", async () => {
  const theirs = await open("log-1", strangersCookie);
  expect(theirs.status).toBe(404);
  expect(theirs).toEqual(await open("log-2", strangersCookie));
});

test.each([
  ["nobody", ""],
  ["a forged session", "spandrel.session_token=forged.signature"],
])("a span is refused to %s", async (_, as) => {
  expect((await open("log-1", as)).status).toBe(401);
});

test.each([["%"], ["%00"], ["log-1%00"], ["x".repeat(300)]])(
  "an id that cannot be is not found: %s",
  async (id) => {
    expect((await open(id)).status).toBe(404);
  },
);
