import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Connection } from "@/db";
import { openTestDatabase } from "@/db/testing/database";
import { overSide, type Scope } from "@/lib/auth/scope";
import { deleteSpans } from "./delete";
import { editSpans } from "./edit";
import type { NewSpan } from "./new-span";
import { getSpan } from "./queries";
import { openActivity, waitFor } from "./testing/activity";
import { differingRollups, newScope, storeSpans } from "./testing/store";

let database: Connection & { drop: () => Promise<void> };
let scope: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  scope = await newScope();
});
afterAll(() => database.drop());

const now = Math.floor(Date.now() / 60_000) * 60_000_000;
const sent: NewSpan = {
  traceId: "t",
  spanId: "s",
  uniqueId: "one",
  startMicros: now,
  endMicros: now + 1_000,
  model: "gpt-4o",
  promptTokens: 10,
  customId: "sent",
  pinned: true,
  metadata: { plan: "free", region: "eu" },
  attributes: { route: "/a" },
  content: { input: "hi", output: "ho", extras: { seed: 1, note: "sent" } },
};
const edited = {
  pinned: false,
  positiveFeedback: true,
  customId: "ours",
  privacyFlag: true,
  metadata: { plan: "pro", seat: "4", route: "/b" },
  input: "hi",
  output: "ho",
  extras: { seed: 1, note: "looked at" },
};
const edits = {
  pinned: false,
  positiveFeedback: true,
  customId: "ours",
  privacyFlag: true,
  note: "looked at",
  metadata: { plan: "pro", seat: "4", region: null, route: "/b" },
};

const differing = () => differingRollups(database.sql, scope);

test("an edit changes what it names, and nothing that is sent later undoes it", async () => {
  await storeSpans(scope, [sent]);
  const before = await getSpan(scope, "one");
  expect(await editSpans(scope, [{ publicId: "one", edits }])).toEqual(["one"]);
  const after = await getSpan(scope, "one");
  expect(after).toMatchObject(edited);
  expect(after?.metadata).toEqual(edited.metadata);
  expect(after).toMatchObject({ id: before?.id, costNanos: before?.costNanos, priceId: before?.priceId });
  expect(await differing()).toEqual([]);

  await storeSpans(scope, [sent]);
  expect(await getSpan(scope, "one")).toEqual(after);
  await storeSpans(scope, [
    {
      ...sent,
      endMicros: now + 9_000,
      promptTokens: 20,
      customId: "later",
      pinned: true,
      positiveFeedback: false,
      metadata: { plan: "later", region: "us", team: "a" },
      content: { output: "longer", extras: { note: "later" } },
    },
  ]);
  const merged = await getSpan(scope, "one");
  expect(merged).toMatchObject({ ...edited, output: "longer", promptTokens: 20, metadata: { team: "a" } });
  expect(merged?.metadata).toEqual({ ...edited.metadata, team: "a" });
  expect(await differing()).toEqual([]);
});

test("a later edit adds to an earlier one, and null takes away", async () => {
  await storeSpans(scope, [sent]);
  await editSpans(scope, [
    { publicId: "one", edits },
    { publicId: "one", edits: { note: null, customId: null, metadata: { seat: null } } },
  ]);
  await editSpans(scope, [{ publicId: "one", edits: { positiveFeedback: null } }]);
  expect(await getSpan(scope, "one")).toMatchObject({
    pinned: false,
    customId: null,
    positiveFeedback: null,
  });
  await storeSpans(scope, [{ ...sent, endMicros: now + 9_000 }]);
  const span = await getSpan(scope, "one");
  expect(span).toMatchObject({ pinned: false, customId: null, positiveFeedback: null, extras: { seed: 1 } });
  expect(span?.extras).toEqual({ seed: 1 });
  expect(span?.metadata).toEqual({ plan: "pro", route: "/b" });
});

test("a note stays on a span whose content nobody may keep", async () => {
  await storeSpans(scope, [{ ...sent, noLog: true }]);
  await editSpans(scope, [{ publicId: "one", edits: { note: "why" } }]);
  await storeSpans(scope, [{ ...sent, endMicros: now + 9_000 }]);
  expect(await getSpan(scope, "one")).toMatchObject({ input: null, output: null, extras: { note: "why" } });
});

test("an edit costs what is sent: no price is looked up anew", async () => {
  await storeSpans(scope, [sent]);
  await database.sql`update spans set cost_nanos = 77, price_id = null where organization_id = ${scope.organizationId}`;
  await editSpans(scope, [{ publicId: "one", edits: { pinned: false, metadata: { a: "1" } } }]);
  expect(await getSpan(scope, "one")).toMatchObject({ costNanos: 77, priceId: null });
});

test("unknown spans, and those of another side or organization, are passed over; what was done is in the audit", async () => {
  await storeSpans(scope, [sent]);
  const stranger = await newScope();
  const one = [{ publicId: "one", edits: { pinned: false } }];
  expect(await editSpans(stranger, one)).toEqual([]);
  expect(await editSpans(overSide(scope, "test"), one)).toEqual([]);
  expect(await editSpans(scope, [...one, { publicId: "two", edits: { note: "x" } }])).toEqual(["one"]);
  const entries = await database.sql`
    select action, target, detail from audit_entries
    where organization_id in (${scope.organizationId}, ${stranger.organizationId}) and action like 'span.%'`;
  expect([...entries]).toEqual([
    { action: "span.edit", target: "one", detail: { count: 1, fields: ["pinned"], ids: ["one"] } },
  ]);
});

test.each([
  ["edited", (id: string) => editSpans(scope, [{ publicId: id, edits: { pinned: false } }])],
  ["deleted", (id: string) => deleteSpans(scope, [id])],
])("a span that gets another id between the look-up and the lock is not %s", async (_, act) => {
  await storeSpans(scope, [sent]);
  const { sql } = database;
  const { organizationId } = scope;
  const activity = openActivity(database.url);
  let done: Promise<string[]> | undefined;
  await sql.begin(async (tx) => {
    await tx`select from traces where organization_id = ${organizationId} for update`;
    done = act("one");
    await waitFor(async () => (await activity.blocked()) === 1);
    await tx`update spans set public_id = 'another' where organization_id = ${organizationId}`;
  });
  expect(await done).toEqual([]);
  expect(await getSpan(scope, "another")).toMatchObject({ pinned: true });
  await activity.close();
});
