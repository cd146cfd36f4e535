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
/** A view as somebody sees it at this moment, to be changed. */
const seen = async (scope: Scope, name: string) => {
  const view = (await listViews(scope, "logs")).find((one) => one.name === name);
  if (!view) throw new Error(`${name} is not seen`);
  return { id: view.id, changedAt: view.changedAt };
};
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
  await createView(member("cy"), view("other"));
  const other = await seen(member("cy"), "other");
  expect(await changeView(member("cy"), { ...other, name: "twice" })).toEqual({
    ok: false,
    why: "name taken",
  });
  expect(await changeView(member("cy"), { ...other, name: "another" })).toMatchObject({ ok: true });
  expect(await namesSeenBy(member("cy"))).toContain("another");
});

test("of two who take a name at the same time one gets it, and the other is told", async () => {
  const ida = member("ida");
  for (const name of ["left", "right"]) await createView(ida, view(name));
  const [left, right] = [await seen(ida, "left"), await seen(ida, "right")];
  const outcomes = await Promise.all([
    changeView(ida, { ...left, name: "wanted" }),
    changeView(ida, { ...right, name: "wanted" }),
    createView(ida, view("wanted")),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.why).toBe("name taken");
});

test("of two who edit a shared view the second is refused until they have seen the first's", async () => {
  const [jo, kim] = [member("jo"), member("kim", "admin")];
  await createView(jo, view("team board", true));
  const [asJo, asKim] = [await seen(jo, "team board"), await seen(kim, "team board")];
  const outcomes = await Promise.all([
    changeView(jo, { ...asJo, params: "sort=-cost" }),
    changeView(kim, { ...asKim, params: "sort=latency" }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes).toContainEqual({ ok: false, why: "changed meanwhile" });
  expect(await removeView(kim, asKim)).toEqual({ ok: false, why: "changed meanwhile" });
  const now = await seen(kim, "team board");
  expect(await changeView(kim, { ...now, name: "board" })).toMatchObject({ ok: true });
  expect(await changeView(kim, { ...now, name: "again" })).toEqual({ ok: false, why: "changed meanwhile" });
  expect((await seen(kim, "board")).changedAt).toBeGreaterThan(now.changedAt);
});

test("who may change a view is told so", async () => {
  await createView(member("lea"), view("lea's", true));
  const canChange = async (scope: Scope) =>
    (await listViews(scope, "logs")).find(({ name }) => name === "lea's")?.canChange;
  expect(await canChange(member("lea"))).toBe(true);
  expect(await canChange(member("moe"))).toBe(false);
  expect(await canChange(member("ned", "admin"))).toBe(true);
});

test("a viewer keeps views and shares none", async () => {
  expect(await createView(member("eve", "viewer"), view("shared", true))).toEqual({
    ok: false,
    why: "not allowed",
  });
  const own = await createView(member("eve", "viewer"), view("own"));
  expect(own).toMatchObject({ ok: true });
  const asSeen = await seen(member("eve", "viewer"), "own");
  expect(await changeView(member("eve", "viewer"), { ...asSeen, isShared: true })).toEqual({
    ok: false,
    why: "not allowed",
  });
});

test("a shared view is changed and removed by its maker or an admin, a private one by its maker alone", async () => {
  await createView(member("flo"), view("team", true));
  await createView(member("flo"), view("private"));
  const [shared, hidden] = [await seen(member("flo"), "team"), await seen(member("flo"), "private")];
  expect(await changeView(member("gus"), { ...shared, params: "" })).toEqual({
    ok: false,
    why: "not allowed",
  });
  expect(await removeView(member("gus", "admin"), hidden)).toEqual({ ok: false, why: "not found" });
  expect(await removeView(stranger, shared)).toEqual({ ok: false, why: "not found" });
  expect(await changeView(member("hal", "admin"), { ...shared, params: "sort=-cost" })).toMatchObject({
    ok: true,
  });
  expect((await listViews(member("gus"), "logs")).find(({ name }) => name === "team")?.params).toBe(
    "sort=-cost",
  );
  const team = await seen(member("hal", "admin"), "team");
  expect(await removeView(member("hal", "admin"), team)).toMatchObject({ ok: true });
  expect(await namesSeenBy(member("gus"))).not.toContain("team");
});

test("equal addresses are equal texts, without the span that is open", () => {
  const a = viewParams(new URLSearchParams("q=x&span=1&sort=-cost"));
  expect(a).toBe(viewParams(new URLSearchParams("sort=-cost&q=x")));
  expect(newViewSchema.safeParse({ ...view("n"), params: "x".repeat(20_000) }).success).toBe(false);
});
