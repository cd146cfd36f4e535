import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { scopeOfJob } from "@/lib/auth/scope";
import { addMember, createAccount, createOrganization } from "@/lib/organizations/mutations";
import { signUp, signUpState } from "./sign-up";

let database: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  vi.unstubAllEnvs();
  await database.sql`truncate organizations, users restart identity cascade`;
});

const ada = {
  name: "Ada",
  email: "Ada@Example.com ",
  password: "correct horse",
  organizationName: "Engines",
};
const bob = { name: "Bob", email: "bob@example.com", password: "battery staple", organizationName: "" };

const owners = () => database.sql`
  select o.name, o.is_demo, m.role, u.email
  from members m join organizations o on o.id = m.organization_id join users u on u.id = m.user_id
  order by o.id, u.email`;

async function demo(): Promise<void> {
  const scope = scopeOfJob((await createOrganization({ name: "Demo", isDemo: true })).id, "launcher");
  const { userId } = await createAccount({
    name: "Demo",
    email: "demo@example.com",
    password: "demo password",
  });
  await addMember(scope, { userId, role: "owner" });
}

describe("the first sign-up", () => {
  it("claims and names the organization that waits, beside the demo", async () => {
    await demo();
    await createOrganization({ name: "My organization" });
    expect(await signUpState()).toBe("first");
    expect(await signUp(ada)).toMatchObject({ ok: true, organizationId: 2 });
    expect(await owners()).toMatchObject([
      { name: "Demo", is_demo: true },
      { name: "Engines", is_demo: false, role: "owner", email: "ada@example.com" },
    ]);
  });

  it("keeps the waiting organization's name when it gives none", async () => {
    await createOrganization({ name: "My organization" });
    await signUp({ ...ada, organizationName: " " });
    expect(await owners()).toMatchObject([{ name: "My organization" }]);
  });

  it("makes an organization where none waits, and leaves an audit entry of the person", async () => {
    const result = await signUp(ada);
    expect(await owners()).toMatchObject([{ name: "Engines", role: "owner" }]);
    const entries = await database.sql`select actor from audit_entries where action = 'account.create'`;
    expect(entries).toEqual([{ actor: `member:${result.ok ? result.userId : ""}` }]);
  });

  it("closes the door behind it", async () => {
    await signUp(ada);
    expect(await signUpState()).toBe("closed");
    expect(await signUp(bob)).toMatchObject({ ok: false, message: expect.stringContaining("closed") });
    expect(await owners()).toHaveLength(1);
  });

  it("is one of several at once", async () => {
    await createOrganization({ name: "My organization" });
    const people = Array.from({ length: 6 }, (_, index) => ({ ...bob, email: `p${index}@example.com` }));
    const outcomes = await Promise.all(people.map((person) => signUp(person)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await owners()).toHaveLength(1);
    expect(await database.sql`select 1 from users`).toHaveLength(1);
    expect(await database.sql`select 1 from organizations`).toHaveLength(1);
  });

  it("is over when the operator named an owner at first start", async () => {
    const scope = scopeOfJob((await createOrganization({ name: "Named" })).id, "launcher");
    const { userId } = await createAccount({
      name: "Op",
      email: "op@example.com",
      password: "operator pass",
    });
    await addMember(scope, { userId, role: "owner" });
    expect(await signUpState()).toBe("closed");
  });
});

describe("with SPANDREL_SIGNUP=open", () => {
  it("everyone after the first gets an organization of their own, and none takes one that waits", async () => {
    await signUp(ada);
    await createOrganization({ name: "Made by the command line" });
    vi.stubEnv("SPANDREL_SIGNUP", "open");
    expect(await signUpState()).toBe("open");
    expect(await signUp(bob)).toMatchObject({ ok: true });
    expect(await owners()).toMatchObject([
      { name: "Engines", email: "ada@example.com" },
      { name: "My organization", email: "bob@example.com" },
    ]);
    expect(await database.sql`select 1 from organizations`).toHaveLength(3);
  });

  it("an address that has an account is refused beside the field, and nothing is made", async () => {
    await signUp(ada);
    vi.stubEnv("SPANDREL_SIGNUP", "open");
    const result = await signUp({ ...bob, email: "ADA@example.com" });
    expect(result).toMatchObject({ ok: false, fieldErrors: { email: expect.stringContaining("already") } });
    expect(await database.sql`select 1 from organizations`).toHaveLength(1);
  });
});

describe("wrong input", () => {
  it.each([
    ["name", { ...ada, name: "  " }],
    ["email", { ...ada, email: "ada at example" }],
    ["password", { ...ada, password: "short" }],
    ["password", { ...ada, password: "x".repeat(129) }],
    ["organizationName", { ...ada, organizationName: "x".repeat(101) }],
    ["email", { ...ada, email: undefined }],
  ])("is refused at its field: %s", async (field, input) => {
    const result = await signUp(input);
    expect(result.ok ? [] : Object.keys(result.fieldErrors)).toEqual([field]);
    expect(await database.sql`select 1 from users`).toHaveLength(0);
  });
});
