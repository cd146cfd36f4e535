import { afterAll, beforeEach, expect, it } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { listApiKeys } from "@/lib/api-keys/queries";
import { scopeOfJob } from "@/lib/auth/scope";
import { readEnvironment } from "@/lib/env";
import { addMember, createAccount } from "@/lib/organizations/mutations";
import { listMembers, listOrganizations } from "@/lib/organizations/queries";
import { noteFirstKeyShown } from "./first-key";
import { ensureOwnOrganization } from "./organization";

type Database = Awaited<ReturnType<typeof openTestDatabase>>;
let database: Database | null = null;

beforeEach(async () => {
  await database?.drop();
  database = await openTestDatabase();
});
afterAll(async () => database?.drop());

const nothing = readEnvironment({});
const named = readEnvironment({
  SPANDREL_INIT_EMAIL: "Ada@example.com",
  SPANDREL_INIT_PASSWORD: "correct horse",
  SPANDREL_INIT_ORGANIZATION: "Engines",
  SPANDREL_INIT_API_KEY: "sk-0123456789abcdef",
});

async function everything() {
  const organizations = await listOrganizations();
  return Promise.all(
    organizations.map(async (organization) => {
      const scope = scopeOfJob(organization.id, "test");
      const keys = await listApiKeys(scope);
      return {
        name: organization.name,
        members: (await listMembers(scope)).map(({ email, role }) => ({ email, role })),
        keys: keys.map(({ prefix, side, scopes, status }) => ({ prefix, side, scopes, status })),
      };
    }),
  );
}

it("makes a newcomer's organization, unclaimed, with a key that is shown until somebody saw it", async () => {
  const first = await ensureOwnOrganization(nothing);
  expect(first).toMatchObject({ name: "My organization", isUnclaimed: true, warnings: [] });
  const unseen = await ensureOwnOrganization(nothing);
  expect(unseen?.key?.plainKey).toBeTruthy();
  expect(unseen?.key?.plainKey).not.toBe(first?.key?.plainKey);
  await noteFirstKeyShown();
  const later = await ensureOwnOrganization(nothing);
  expect(later?.key).toEqual({ prefix: unseen?.key?.prefix, plainKey: null });
  const [only, ...others] = await everything();
  expect(others).toEqual([]);
  expect(only?.keys.filter((key) => key.status === "active")).toHaveLength(1);
});

it("makes what SPANDREL_INIT_* names, and changes nothing the second time", async () => {
  await ensureOwnOrganization(named);
  const made = await everything();
  expect(made).toEqual([
    {
      name: "Engines",
      members: [{ email: "ada@example.com", role: "owner" }],
      keys: [{ prefix: "sk-0", side: "prod", scopes: ["ingest", "read", "write"], status: "active" }],
    },
  ]);
  const again = await ensureOwnOrganization(named);
  expect(again).toMatchObject({ isUnclaimed: false, key: { plainKey: "sk-0123456789abcdef" }, warnings: [] });
  expect(await everything()).toEqual(made);
});

it("takes over the unclaimed organization of an earlier start", async () => {
  await ensureOwnOrganization(nothing);
  await ensureOwnOrganization(named);
  expect((await everything()).map(({ name }) => name)).toEqual(["Engines"]);
});

it("finds its organization again after it was renamed on screen", async () => {
  await ensureOwnOrganization(named);
  await database?.orm.execute("update organizations set name = 'Renamed'");
  await ensureOwnOrganization(named);
  expect((await everything()).map(({ name }) => name)).toEqual(["Renamed"]);
});

it("leaves a claimed organization alone when nothing is named", async () => {
  const made = await ensureOwnOrganization(nothing);
  const [organization] = await listOrganizations();
  const { userId } = await createAccount({ email: "eve@example.com", password: "long enough", name: "Eve" });
  await addMember(scopeOfJob(organization?.id ?? 0, "test"), { userId, role: "owner" });
  const later = await ensureOwnOrganization(nothing);
  expect(made?.isUnclaimed).toBe(true);
  expect(later).toMatchObject({ name: "My organization", isUnclaimed: false });
});

it("names the variable when the account is refused", async () => {
  const env = readEnvironment({ SPANDREL_INIT_EMAIL: "ada@example.com", SPANDREL_INIT_PASSWORD: "short" });
  await expect(ensureOwnOrganization(env)).rejects.toThrow(/^SPANDREL_INIT_PASSWORD was refused: /);
});
