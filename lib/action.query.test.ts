import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { roles } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { type ActionDefinition, refuse, runAction } from "./action";
import type { Member } from "./auth/session";
import { createOrganization } from "./organizations/mutations";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let member: Member;

beforeAll(async () => {
  database = await openTestDatabase();
  const { id } = await createOrganization({ name: "Ours" });
  member = {
    userId: "u1",
    name: "Ada",
    email: "ada@example.com",
    role: "admin",
    organizationId: id,
    organizationName: "Ours",
    isDemo: false,
  };
});
afterAll(() => database.drop());

const input = z.object({ name: z.string().min(1, "Enter a name.").max(5, "At most 5 characters.") });
let bodies = 0;
const rename: ActionDefinition<typeof input, string> = {
  role: "admin",
  input,
  body: async (context) => {
    bodies += 1;
    if (context.input.name === "taken") return refuse("This name is taken.", "name");
    return `${context.scope.organizationId}:${context.input.name}`;
  },
  audit: (given, value) => ({ action: "thing.rename", target: value, detail: given }),
};
const entries = () =>
  database.sql`select actor, target, detail from audit_entries where action = 'thing.rename'`;

describe("an action", () => {
  it("does nothing for somebody signed out", async () => {
    expect(await runAction(rename, null, { name: "a" })).toMatchObject({
      ok: false,
      message: expect.stringContaining("signed out"),
    });
    expect(bodies).toBe(0);
  });

  it.each([
    [{}, "name"],
    [{ name: "" }, "name"],
    [{ name: "too long" }, "name"],
    [{ name: { $gt: "" } }, "name"],
    ["text", ""],
    [null, ""],
  ])("names the field of bad input: %j", async (given, field) => {
    const result = await runAction(rename, member, given);
    expect(result.ok ? null : Object.keys(result.fieldErrors)).toEqual([field]);
    expect(bodies).toBe(0);
  });

  it("is refused to a lower role, with both roles in the message", async () => {
    for (const role of roles) {
      const result = await runAction(
        { ...rename, audit: "by the mutation" },
        { ...member, role },
        { name: "a" },
      );
      expect(result.ok).toBe(role === "owner" || role === "admin");
      if (!result.ok) expect(result.message).toBe(`This needs the role admin or higher; yours is ${role}.`);
    }
  });

  it("that is refused by its body answers beside the field and leaves no audit entry", async () => {
    expect(await runAction(rename, member, { name: "taken" })).toEqual({
      ok: false,
      message: "This name is taken.",
      fieldErrors: { name: "This name is taken." },
    });
    expect(await entries()).toEqual([]);
  });

  it("that succeeds acts in the member's organization and is written down with its author", async () => {
    const value = `${member.organizationId}:abc`;
    expect(await runAction(rename, member, { name: "abc" })).toEqual({ ok: true, value });
    expect(await entries()).toEqual([{ actor: "member:u1", target: value, detail: { name: "abc" } }]);
  });
});
