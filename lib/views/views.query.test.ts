import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { openTestDatabase } from "@/db/testing/database";
import { type Scope, scopeOfMember } from "@/lib/auth/scope";
import { createOrganization } from "@/lib/organizations/mutations";
import { changeView, createView, removeView } from "./mutations";
import { listViews } from "./queries";
import { newViewSchema, viewParams } from "./schema";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let member: (userId: string, role?: Role) => Scope;
let stranger: Scope;

beforeAll(async () => {
  database = await openTestDatabase();
  const { id: organizationId } = await createOrganization({ name: "Ours" });
  const { id: otherId } = await createOrganization({ name: "Theirs" });
  member = (userId, role = "member") => scopeOfMember({ organizationId, userId, role });
  stranger = scopeOfMember({ organizationId: otherId, userId: "ada", role: "owner" });
});
afterAll(() => database.drop());

const view = (name: string, isShared = false) => ({
  list: "logs" as const,
  name,
  params: "q=status%3Aerror",
  isShared,
});
const namesSeenBy = async (scope: Scope) => (await listViews(scope, "logs")).map(({ name }) => name);

test("an own view is seen by its maker, a shared one by the organization, none by strangers", async () => {
  await createView(member("ada"), view("mine"));
  await createView(member("ada"), view("ours", true));
  expect(await namesSeenBy(member("ada"))).toEqual(["mine", "ours"]);
  expect(await namesSeenBy(member("bob"))).toEqual(["ours"]);
  expect(await namesSeenBy(stranger)).toEqual([]);
});

test("a name stands once for each maker", async () => {
  expect(await createView(member("cy"), view("twice"))).toMatchObject({ ok: true });
  expect(await createView(member("cy"), view("twice"))).toEqual({ ok: false, why: "name taken" });
  expect(await createView(member("dee"), view("twice"))).toMatchObject({ ok: true });
  const other = await createView(member("cy"), view("other"));
  expect(await changeView(member("cy"), { id: other.ok ? other.id : 0, name: "twice" })).toEqual({
    ok: false,
    why: "name taken",
  });
});

test("a viewer keeps views and shares none", async () => {
  expect(await createView(member("eve", "viewer"), view("shared", true))).toEqual({
    ok: false,
    why: "not allowed",
  });
  const own = await createView(member("eve", "viewer"), view("own"));
  expect(own).toMatchObject({ ok: true });
  expect(await changeView(member("eve", "viewer"), { id: own.ok ? own.id : 0, isShared: true })).toEqual({
    ok: false,
    why: "not allowed",
  });
});

test("a shared view is changed and removed by its maker or an admin, a private one by its maker alone", async () => {
  const shared = await createView(member("flo"), view("team", true));
  const hidden = await createView(member("flo"), view("private"));
  const [sharedId, hiddenId] = [shared.ok ? shared.id : 0, hidden.ok ? hidden.id : 0];
  expect(await changeView(member("gus"), { id: sharedId, params: "" })).toEqual({
    ok: false,
    why: "not allowed",
  });
  expect(await removeView(member("gus", "admin"), hiddenId)).toEqual({ ok: false, why: "not found" });
  expect(await removeView(stranger, sharedId)).toEqual({ ok: false, why: "not found" });
  expect(await changeView(member("hal", "admin"), { id: sharedId, params: "sort=-cost" })).toMatchObject({
    ok: true,
  });
  expect((await listViews(member("gus"), "logs")).find(({ name }) => name === "team")?.params).toBe(
    "sort=-cost",
  );
  expect(await removeView(member("hal", "admin"), sharedId)).toMatchObject({ ok: true });
  expect(await namesSeenBy(member("gus"))).not.toContain("team");
});

test("equal addresses are equal texts, without the span that is open", () => {
  const a = viewParams(new URLSearchParams("q=x&span=1&sort=-cost"));
  expect(a).toBe(viewParams(new URLSearchParams("sort=-cost&q=x")));
  expect(newViewSchema.safeParse({ ...view("n"), params: "x".repeat(20_000) }).success).toBe(false);
});
