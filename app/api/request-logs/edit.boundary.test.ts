import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "@/db";
import type { KeyScope, Side } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import {
  batchUpdateSchema,
  bulkSchema,
  createdSchema,
  ingestedSchema,
  logSchema,
} from "@/lib/openapi/answers";
import { createOrganization } from "@/lib/organizations/mutations";
import { reconcileRollups } from "@/lib/rollups/reconcile";
import { POST as ingest } from "../v1/traces/ingest/route";
import { POST as otlp } from "../v2/traces/route";
import { DELETE, GET, PATCH } from "./[id]/route";
import { PATCH as batchUpdate } from "./batch-update/route";
import { POST as bulk } from "./bulk/route";
import { POST as create } from "./route";

let database: Connection & { drop: () => Promise<void> };
let organizationId: number;
let keys: { writer: string; reader: string; other: string; admin: string; stranger: string };

async function newKey(organization: number, side: Side, scopes: KeyScope[]): Promise<string> {
  return (await createApiKey(scopeOfJob(organization, "test"), { name: side, side, scopes })).plainKey;
}

beforeAll(async () => {
  database = await openTestDatabase();
  organizationId = (await createOrganization({ name: "Test" })).id;
  const stranger = (await createOrganization({ name: "Other" })).id;
  keys = {
    writer: await newKey(organizationId, "prod", ["ingest", "read", "write"]),
    reader: await newKey(organizationId, "prod", ["ingest", "read"]),
    other: await newKey(organizationId, "test", ["ingest", "read", "write"]),
    admin: await newKey(organizationId, "prod", ["read", "write", "admin"]),
    stranger: await newKey(stranger, "prod", ["read", "write"]),
  };
});
afterAll(() => database.drop());

const logOf = (id: string) => ({
  unique_id: id,
  model: "gpt-4o",
  input: "hi",
  output: "ho",
  prompt_tokens: 5,
  customer_identifier: "ann",
  metadata: { plan: "free", region: "eu" },
});

function call(method: string, path: string, body?: unknown, key = keys.writer): Request {
  return new Request(`http://spandrel.test/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

const at = (id: string) => ({ params: Promise.resolve({ id }) });
const patch = (id: string, body: unknown, key = keys.writer) =>
  PATCH(call("PATCH", `request-logs/${id}/`, body, key), at(id));
const remove = (id: string, key = keys.writer) =>
  DELETE(call("DELETE", `request-logs/${id}/`, undefined, key), at(id));
const get = (id: string) => GET(call("GET", `request-logs/${id}/`), at(id));

/** A list in a list, this many times. */
function nested(levels: number): unknown[] {
  let value: unknown[] = [];
  for (let level = 1; level < levels; level++) value = [value];
  return value;
}

let id: string;
let made = 0;
beforeEach(async () => {
  made += 1;
  id = `log-${made}`;
  const response = await create(call("POST", "request-logs/", logOf(id)));
  expect(response.status).toBe(201);
  createdSchema.parse(await response.json());
});

async function differing() {
  const checks = await reconcileRollups(database.sql, organizationId);
  return checks.filter((check) => check.differing > 0);
}

describe("PATCH", () => {
  test("answers no more than the id to a key that may write but not read", async () => {
    const blind = await newKey(organizationId, "prod", ["write"]);
    const response = await patch(id, { note: "seen" }, blind);
    expect([response.status, await response.json()]).toEqual([200, { unique_id: id }]);
    expect(await (await get(id)).json()).toMatchObject({ note: "seen" });
  });

  test("answers the whole log with what was changed, and keeps it whatever is sent later", async () => {
    const response = await patch(id, {
      is_pinned: true,
      positive_feedback: false,
      note: "a look\0",
      metadata: { plan: "pro", seats: 4, region: null, more: { a: 1 } },
      custom_identifier: 17,
      blurred: true,
    });
    expect(response.status).toBe(200);
    const edited = {
      unique_id: id,
      is_pinned: true,
      positive_feedback: false,
      note: "a look\uFFFD",
      metadata: { plan: "pro", seats: "4", more: '{"a":1}' },
      custom_identifier: "17",
      blurred: true,
      model: "gpt-4o",
      input: "hi",
    };
    expect(logSchema.parse(await response.json())).toMatchObject(edited);
    await create(
      call("POST", "request-logs/", {
        ...logOf(id),
        output: "longer",
        custom_identifier: "x",
        is_pinned: false,
      }),
    );
    const later = await (await get(id)).json();
    expect(later).toMatchObject({ ...edited, output: "longer" });
    expect(later.metadata).toEqual(edited.metadata);
    expect(await differing()).toEqual([]);
  });

  test("null clears feedback, note and custom id", async () => {
    await patch(id, { positive_feedback: true, note: "x", custom_identifier: "y" });
    const cleared = await patch(id, { positive_feedback: null, note: null, custom_identifier: null });
    expect(await cleared.json()).toMatchObject({
      positive_feedback: null,
      note: null,
      custom_identifier: null,
    });
  });

  test.each([
    [{ model: "gpt-5" }, "model", { error: "immutable field" }],
    [{ note: "x", cost: 1 }, "cost", { error: "immutable field" }],
    [{ is_pinned: "perhaps" }, "is_pinned", {}],
    [{ positive_feedback: 7 }, "positive_feedback", {}],
    [{ note: "x".repeat(16_385) }, "note", {}],
    [{ custom_identifier: "x".repeat(513) }, "custom_identifier", {}],
    [{ custom_identifier: { a: 1 } }, "custom_identifier", {}],
    [{ metadata: ["a"] }, "metadata", {}],
    [{ metadata: { a: "x".repeat(4_097) } }, "metadata", {}],
    [{ metadata: { [`${"k".repeat(129)}`]: "x" } }, "metadata", {}],
    [{ metadata: Object.fromEntries(Array.from({ length: 255 }, (_, n) => [`k${n}`, "x"])) }, "metadata", {}],
    [{ metadata: { deep: nested(201) } }, "metadata", {}],
    [{}, "body", {}],
    [[], "body", {}],
  ])("refuses %j by name and changes nothing", async (body, field, more) => {
    const before = await (await get(id)).json();
    const response = await patch(id, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ field, detail: expect.any(String), ...more });
    expect(await (await get(id)).json()).toEqual(before);
  });

  test("only a key that may administer clears the privacy flag", async () => {
    await patch(id, { blurred: true });
    const refused = await patch(id, { blurred: false });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: "missing scope: admin" });
    expect(await (await patch(id, { blurred: false }, keys.admin)).json()).toMatchObject({ blurred: false });
  });
});

describe("who may", () => {
  test.each([
    ["no key", "", 401],
    ["a key without write", "reader", 403],
    ["a key of the other side", "other", 404],
    ["a key of another organization", "stranger", 404],
  ] as const)("%s", async (_, name, status) => {
    const key = name === "" ? "none" : keys[name];
    for (const response of [await patch(id, { note: "x" }, key), await remove(id, key)]) {
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ detail: expect.any(String) });
    }
    expect(await (await get(id)).json()).toMatchObject({ note: null });
  });

  test("an unknown log is a 404", async () => {
    for (const unknown of ["nope", "a%00", "~"]) {
      expect((await patch(unknown, { note: "x" })).status).toBe(404);
      expect((await remove(unknown)).status).toBe(404);
    }
  });
});

describe("batch-update", () => {
  test("does what can be done and names the rest", async () => {
    const response = await batchUpdate(
      call("PATCH", "request-logs/batch-update/", {
        logs: [
          { unique_id: id, note: "one", metadata: { a: 1 } },
          { unique_id: "nope", note: "x" },
          { note: "whose?" },
          { unique_id: id, model: "x" },
          { unique_id: id, blurred: false },
          { unique_id: id, positive_feedback: true },
        ],
      }),
    );
    expect(response.status).toBe(200);
    expect(batchUpdateSchema.parse(await response.json())).toMatchObject({
      success_count: 2,
      error_count: 4,
      errors: [
        { index: 1, field: "unique_id" },
        { index: 2, field: "unique_id" },
        { index: 3, field: "model" },
        { index: 4, field: "blurred" },
      ],
    });
    expect(await (await get(id)).json()).toMatchObject({
      note: "one",
      positive_feedback: true,
      metadata: { plan: "free", region: "eu", a: "1" },
    });
    expect(await differing()).toEqual([]);
  });

  test.each([
    [{}, "logs"],
    [{ logs: "all" }, "logs"],
    [{ logs: Array.from({ length: 5_001 }, () => ({})) }, "logs"],
    [{ logs: [{ unique_id: "nope", note: "x" }] }, undefined],
  ])("refuses a body of which nothing can be done", async (body, field) => {
    const response = await batchUpdate(call("PATCH", "request-logs/batch-update/", body));
    expect(response.status).toBe(400);
    const answer = await response.json();
    expect(answer).toMatchObject({ detail: expect.any(String) });
    expect(answer.field).toBe(field);
  });
});

describe("DELETE", () => {
  test("answers 204, then 404, and every door takes and drops what is sent of it", async () => {
    const response = await remove(id);
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect((await remove(id)).status).toBe(404);
    expect((await get(id)).status).toBe(404);
    expect(await differing()).toEqual([]);

    const dropped = expect.stringContaining("deleted");
    const again = await create(call("POST", "request-logs/", logOf(id)));
    expect(again.status).toBe(201);
    const created = createdSchema.parse(await again.json());
    expect(created).toMatchObject({ unique_id: id, dropped });

    const many = await bulk(call("POST", "request-logs/bulk/", { logs: [logOf(id), logOf(`${id}-new`)] }));
    expect(many.status).toBe(201);
    expect(bulkSchema.parse(await many.json())).toEqual({
      success_count: 2,
      error_count: 0,
      errors: [],
      dropped: [{ index: 0, reason: dropped }],
    });

    const part = {
      trace_unique_id: created.trace_unique_id,
      span_unique_id: created.span_unique_id,
      input: "again",
    };
    const traced = await ingest(call("POST", "v1/traces/ingest", [part]));
    expect(traced.status).toBe(200);
    expect(ingestedSchema.parse(await traced.json())).toMatchObject({
      status: "ok",
      created_traces: 0,
      errors: [],
      dropped: [{ index: 0, reason: dropped }],
    });
    expect((await get(id)).status).toBe(404);
    expect((await get(`${id}-new`)).status).toBe(200);
    expect(await differing()).toEqual([]);
  });

  test("over OTLP a dropped span is a warning, not a rejection", async () => {
    const [traceId, spanId] = ["0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"];
    const nanos = String(BigInt(Date.now()) * 1_000_000n);
    const span = { traceId, spanId, name: "a", startTimeUnixNano: nanos, endTimeUnixNano: nanos };
    const send = () =>
      otlp(call("POST", "v2/traces", { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
    expect(await (await send()).json()).toEqual({ partialSuccess: { rejectedSpans: 0, errorMessage: "" } });
    const [row] = await database.sql<
      { id: string }[]
    >`select public_id as id from spans where span_id = ${spanId}`;
    expect((await remove(row?.id ?? "")).status).toBe(204);
    const response = await send();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      partialSuccess: { rejectedSpans: 0, errorMessage: expect.stringContaining("deleted") },
    });
  });
});

test("other methods are refused with those there are", async () => {
  const { POST, PUT } = await import("./[id]/route");
  for (const method of [POST, PUT]) {
    const response = method(call("POST", "request-logs/x/"));
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, PATCH, DELETE"]);
  }
});
