import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lowestIdAt } from "@/db/partitions";
import { openTestDatabase } from "@/db/testing/database";
import { createApiKey } from "@/lib/api-keys/mutations";
import { scopeOfJob } from "@/lib/auth/scope";
import { findMembership } from "@/lib/auth/session";
import { addMember, createAccount, createOrganization, deleteOrganization } from "./mutations";
import { findAccountByEmail, getOrganization, listMembers, listOrganizations } from "./queries";

let database: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

async function organizationOf(name: string, ...people: string[]) {
  const scope = scopeOfJob((await createOrganization({ name })).id, "test");
  for (const person of people) {
    const email = `${person}@example.com`;
    const known = await findAccountByEmail(email);
    const { userId } = known ?? (await createAccount({ name: person, email, password: "correct horse" }));
    await addMember(scope, { userId, role: "owner" });
  }
  return scope;
}

/** Every table that names an organization, with how many rows of this one it holds. */
async function rowsOf(organizationId: number): Promise<Record<string, number>> {
  const tables = await database.sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organization_id'`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database.sql`
      select count(*)::int as n from ${database.sql(name)} where organization_id = ${organizationId}`;
    if (row?.n) counts[name] = row.n;
  }
  return counts;
}

describe("an account", () => {
  it.each([
    ["email", { name: "x", email: "nope", password: "correct horse" }],
    ["password", { name: "x", email: "x@example.com", password: "short" }],
  ])("with a bad %s is refused by that field", async (field, account) => {
    await expect(createAccount(account)).rejects.toMatchObject({ name: "AccountRefused", field });
  });

  it("is found by its address in any case, and cannot be made twice", async () => {
    await organizationOf("Twice", "twice");
    expect(await findAccountByEmail(" TWICE@example.com")).toMatchObject({ name: "twice" });
    const again = createAccount({ name: "x", email: "Twice@example.com", password: "correct horse" });
    await expect(again).rejects.toMatchObject({ field: "email" });
  });
});

describe("members", () => {
  it("are listed for their own organization only", async () => {
    const [first, second] = [
      await organizationOf("First", "ann", "ben"),
      await organizationOf("Second", "cat"),
    ];
    expect((await listMembers(first)).map((member) => member.name)).toEqual(["ann", "ben"]);
    expect((await listMembers(second)).map((member) => member.name)).toEqual(["cat"]);
    expect(await getOrganization(second)).toMatchObject({ name: "Second", isDemo: false });
  });

  it("change their role when added again", async () => {
    const scope = await organizationOf("Roles", "dan");
    const [dan] = await listMembers(scope);
    await addMember(scope, { userId: dan?.userId ?? "", role: "viewer" });
    expect(await listMembers(scope)).toMatchObject([{ name: "dan", role: "viewer" }]);
    expect(await findMembership(dan?.userId ?? "")).toMatchObject({
      role: "viewer",
      organizationName: "Roles",
    });
  });
});

describe("deleting an organization", () => {
  it("takes its spans, rollups, keys and people, and nothing of anybody else", async () => {
    const gone = await organizationOf("Gone", "eve", "both");
    const stays = await organizationOf("Stays", "both");
    for (const { organizationId } of [gone, stays]) {
      await createApiKey(scopeOfJob(organizationId, "test"), { name: "k", side: "prod", scopes: ["ingest"] });
      for (const startOfId of [lowestIdAt(0), lowestIdAt(Date.now())].map((id) => id.slice(0, 24))) {
        await database.sql`
          insert into span_contents (id, trace_id, organization_id, sent)
          select (${startOfId} || lpad(to_hex(n), 12, '0'))::uuid, gen_random_uuid(), ${organizationId}, '{}'
          from generate_series(1, 6000) n`;
      }
    }
    const before = await rowsOf(stays.organizationId);
    await deleteOrganization(gone);
    expect(await rowsOf(gone.organizationId)).toEqual({});
    expect(await rowsOf(stays.organizationId)).toEqual(before);
    expect(await findAccountByEmail("eve@example.com")).toBeNull();
    expect(await findAccountByEmail("both@example.com")).toMatchObject({ name: "both" });
    expect((await listOrganizations()).map((organization) => organization.name)).not.toContain("Gone");
  });
});
