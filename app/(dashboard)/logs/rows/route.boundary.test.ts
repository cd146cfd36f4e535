import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { scopeOfJob } from "@/lib/auth/scope";
import { askAs, signedInOwner } from "@/lib/auth/testing/member";
import type { SpanPage } from "@/lib/spans/types";
import { writeSpans } from "@/lib/spans/write";
import { GET } from "./route";

let database: Connection & { drop: () => Promise<void> };
let cookie: string;
let strangersCookie: string;

const now = Date.now() * 1_000;

beforeAll(async () => {
  database = await openTestDatabase();
  const owner = await signedInOwner();
  const stranger = await signedInOwner();
  ({ cookie } = owner);
  strangersCookie = stranger.cookie;
  const log = (n: number) => ({
    traceId: "t",
    spanId: `s-${n}`,
    uniqueId: `log-${n}`,
    startMicros: now - (n + 1) * 1_000_000,
    model: n % 2 ? "odd" : "even",
  });
  await writeSpans(
    scopeOfJob(owner.organizationId, "test", "prod"),
    Array.from({ length: 12 }, (_, n) => log(n)),
  );
  await writeSpans(scopeOfJob(stranger.organizationId, "test", "prod"), [log(100)]);
});
afterAll(() => database.drop());

async function rows(query: string, as = cookie): Promise<{ status: number; json: unknown }> {
  const response = await askAs(as, `/logs/rows?${query}`, GET);
  return { status: response.status, json: await response.json() };
}

async function page(query: string): Promise<SpanPage> {
  const { status, json } = await rows(query);
  expect(status).toBe(200);
  return json as SpanPage;
}

const ids = ({ rows }: SpanPage) => rows.map(({ publicId }) => publicId);

describe("a further page of Logs", () => {
  test("goes on from a cursor, in both directions", async () => {
    const first = await page("limit=5");
    expect(ids(first)).toEqual(["log-0", "log-1", "log-2", "log-3", "log-4"]);
    const second = await page(`limit=5&after=${first.next}`);
    expect(ids(second)).toEqual(["log-5", "log-6", "log-7", "log-8", "log-9"]);
    expect(ids(await page(`limit=5&before=${second.previous}`))).toEqual(ids(first));
    expect(ids(await page(`newerThan=${first.rows[2]?.id}`))).toEqual(["log-0", "log-1"]);
  });

  test("lies around a span, where the list has it", async () => {
    expect(ids(await page("around=log-6&limit=4"))).toEqual(["log-4", "log-5", "log-6", "log-7"]);
    expect(ids(await page("around=log-6&limit=4&q=model:even"))).toEqual([
      "log-2",
      "log-4",
      "log-6",
      "log-8",
    ]);
    expect(await rows("around=log-6&q=model:odd")).toEqual({ status: 200, json: null });
    expect(await rows("around=log-100")).toEqual({ status: 200, json: null });
  });

  test("is of one's own organization only", async () => {
    const { json } = await rows("", strangersCookie);
    expect(ids(json as SpanPage)).toEqual(["log-100"]);
  });

  test.each([
    ["nobody", ""],
    ["a forged session", "spandrel.session_token=forged.signature"],
  ])("is refused to %s", async (_, as) => {
    expect((await rows("", as)).status).toBe(401);
  });

  test.each([
    ["limit=0", "limit", "from 1 to 200"],
    ["limit=201", "limit", "from 1 to 200"],
    ["limit=many", "limit", "from 1 to 200"],
    ["newerThan=log-1", "newerThan", "the id of a row"],
    ["after=x&before=y", "before", "only one of"],
    ["after=x&around=log-1", "around", "only one of"],
    ["q=model:(", "q", ""],
    ["after=x", "after", "no cursor of this list"],
    ["before=%00", "before", "no cursor of this list"],
  ])("%s is refused by name", async (query, field, detail) => {
    const { status, json } = await rows(query);
    expect([status, json]).toEqual([400, { field, detail: expect.stringContaining(detail) }]);
  });

  test.each([
    ["other conditions", "q=model:even"],
    ["another order", "sort=-cost"],
    ["another environment", "environment=test"],
    ["another time", "range=1h"],
  ])("a cursor of a list is refused by one with %s", async (_, other) => {
    const { next } = await page("limit=5");
    expect(await rows(`${other}&after=${next}`)).toMatchObject({ status: 400, json: { field: "after" } });
    expect(await rows(`after=${next}`, strangersCookie)).toMatchObject({
      status: 400,
      json: { field: "after" },
    });
  });
});
