import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyScope } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { authenticateKey } from "./authenticate";
import { createApiKey, revokeApiKey } from "./mutations";
import { hashOf } from "./plain-key";
import { findKeyByPlainKey, listApiKeys } from "./queries";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ours: Scope;
let theirs: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
  ours = scopeOfJob((await createOrganization({ name: "Ours" })).id, "test");
  theirs = scopeOfJob((await createOrganization({ name: "Theirs" })).id, "test");
});
afterAll(() => database.drop());

function request(authorization?: string): Request {
  return new Request("http://localhost/api/request-logs/", {
    headers: authorization ? { authorization } : {},
  });
}

async function refusal(authorization: string | undefined, needed: KeyScope = "ingest") {
  const result = await authenticateKey(request(authorization), needed);
  if (result.ok) throw new Error("The key was accepted.");
  return {
    status: result.response.status,
    headers: result.response.headers,
    body: await result.response.json(),
  };
}

const ingestKey = { name: "k", side: "prod", scopes: ["ingest"] } as const;

describe("a new key", () => {
  it("opens the door in both header forms, with its organization, side and scopes", async () => {
    const { id, plainKey } = await createApiKey(ours, {
      name: "both",
      side: "test",
      scopes: ["ingest", "read"],
    });
    for (const form of ["Bearer", "bearer", "Api-Key"]) {
      const result = await authenticateKey(request(`${form} ${plainKey}`), "read");
      expect(result).toMatchObject({
        ok: true,
        scope: {
          organizationId: ours.organizationId,
          side: "test",
          actor: { kind: "key", keyId: id, scopes: ["ingest", "read"] },
        },
      });
    }
  });

  it("is stored only as its hash", async () => {
    const { id, plainKey, prefix } = await createApiKey(ours, ingestKey);
    const [row] = await database.sql`select * from api_keys where id = ${id}`;
    expect(row).toMatchObject({ hash: hashOf(plainKey), prefix, created_by: "job:test" });
    expect(JSON.stringify(row)).not.toContain(plainKey.slice(9));
    const entries =
      await database.sql`select actor, action, detail from audit_entries where target = ${String(id)}`;
    expect(entries).toMatchObject([
      { actor: "job:test", action: "api_key.create", detail: { name: "k", prefix } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(plainKey.slice(9));
  });

  it("may be one the operator chose, but not twice and not a short one", async () => {
    const plainKey = "operator-chose-this-key";
    const { id } = await createApiKey(ours, { ...ingestKey, plainKey });
    expect(await findKeyByPlainKey(plainKey)).toEqual({
      id,
      organizationId: ours.organizationId,
      isRevoked: false,
    });
    expect((await authenticateKey(request(`Bearer ${plainKey}`), "ingest")).ok).toBe(true);
    await expect(createApiKey(ours, { ...ingestKey, plainKey })).rejects.toThrow(/exists already/);
    await expect(createApiKey(ours, { ...ingestKey, plainKey: "too short" })).rejects.toThrow(/16 to 200/);
  });
});

describe("a refused key", () => {
  it.each([
    [undefined, /No API key was sent/],
    ["Basic dXNlcjpwYXNz", /must read `Bearer <key>`/],
    ["Bearer", /must read `Bearer <key>`/],
    ["Bearer short", /malformed/],
    [`Bearer ${"x".repeat(300)}`, /malformed/],
    ["Bearer AAAAAAAA.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", /not known/],
  ])("%j is answered 401 and says why and where keys live", async (authorization, why) => {
    const { status, headers, body } = await refusal(authorization);
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toBe("Bearer");
    expect(body.detail).toMatch(why);
    expect(body.detail).toContain("/settings/keys");
  });

  it("is one that expired", async () => {
    const { plainKey } = await createApiKey(ours, { ...ingestKey, expiresAt: new Date(Date.now() - 1000) });
    expect(await refusal(`Bearer ${plainKey}`)).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining("expired at") },
    });
  });

  it("is one that lacks the scope, which 403 names", async () => {
    const { plainKey } = await createApiKey(ours, ingestKey);
    expect(await refusal(`Bearer ${plainKey}`, "write")).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('"write"'), error: "missing scope: write" },
    });
  });

  it("is one over its own rate limit", async () => {
    const { plainKey } = await createApiKey(ours, { ...ingestKey, rateLimitPerMinute: 2 });
    await authenticateKey(request(`Bearer ${plainKey}`), "ingest");
    await authenticateKey(request(`Bearer ${plainKey}`), "ingest");
    const { status, headers, body } = await refusal(`Bearer ${plainKey}`);
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBe(body.retry_after);
    expect(body.retry_after).toBeGreaterThan(0);
  });
});

describe("revoking", () => {
  it("closes the door at once, and only one of two simultaneous calls succeeds", async () => {
    const { id, plainKey } = await createApiKey(ours, ingestKey);
    const outcomes = await Promise.all([
      revokeApiKey(ours, id),
      revokeApiKey(ours, id),
      revokeApiKey(ours, id),
    ]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect((await refusal(`Bearer ${plainKey}`)).body.detail).toMatch(/revoked at/);
    const entries = await database.sql`
      select 1 from audit_entries where action = 'api_key.revoke' and target = ${String(id)}`;
    expect(entries).toHaveLength(1);
  });

  it("does not reach another organization's key, nor does the list show it", async () => {
    const { id, plainKey } = await createApiKey(theirs, { ...ingestKey, name: "not yours" });
    expect(await revokeApiKey(ours, id)).toBe(false);
    expect((await authenticateKey(request(`Bearer ${plainKey}`), "ingest")).ok).toBe(true);
    expect((await listApiKeys(ours)).map((key) => key.name)).not.toContain("not yours");
    expect((await listApiKeys(theirs)).map((key) => key.id)).toEqual([id]);
  });
});

describe("the list", () => {
  it("says of each key what state it is in, newest first, without its hash", async () => {
    const { id: organizationId } = await createOrganization({ name: "Lists" });
    const scope = scopeOfJob(organizationId, "test");
    await createApiKey(scope, { ...ingestKey, name: "active" });
    await createApiKey(scope, { ...ingestKey, name: "expired", expiresAt: new Date(Date.now() - 1000) });
    const { id } = await createApiKey(scope, { ...ingestKey, name: "revoked" });
    await revokeApiKey(scope, id);
    const keys = await listApiKeys(scope);
    expect(keys.map((key) => [key.name, key.status, key.createdBy])).toEqual([
      ["revoked", "revoked", "test"],
      ["expired", "expired", "test"],
      ["active", "active", "test"],
    ]);
    expect(keys[0]).not.toHaveProperty("hash");
  });

  it("knows when a key was last used, written at most once a minute", async () => {
    const { id: organizationId } = await createOrganization({ name: "Uses" });
    const scope = scopeOfJob(organizationId, "test");
    const { id, plainKey } = await createApiKey(scope, ingestKey);
    const lastUsed = async () => (await listApiKeys(scope))[0]?.lastUsedAt ?? null;
    expect(await lastUsed()).toBeNull();
    await authenticateKey(request(`Bearer ${plainKey}`), "ingest");
    const first = await lastUsed();
    expect(first).not.toBeNull();
    await authenticateKey(request(`Bearer ${plainKey}`), "ingest");
    expect(await lastUsed()).toBe(first);
    await database.sql`update api_keys set last_used_at = last_used_at - interval '61 seconds' where id = ${id}`;
    await authenticateKey(request(`Bearer ${plainKey}`), "ingest");
    expect(Date.parse((await lastUsed()) ?? "")).toBeGreaterThan(Date.parse(first ?? ""));
  });
});
