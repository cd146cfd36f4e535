import "server-only";
import { createApiKey } from "@/lib/api-keys/mutations";
import { prefixOf } from "@/lib/api-keys/plain-key";
import { findKeyByPlainKey } from "@/lib/api-keys/queries";
import { AccountRefused } from "@/lib/auth/accounts";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { type Environment, EnvironmentError } from "@/lib/env";
import {
  addMember,
  createAccount,
  createOrganization,
  renameOrganization,
} from "@/lib/organizations/mutations";
import {
  findAccountByEmail,
  findUnclaimedOrganization,
  listMembers,
  listOrganizations,
} from "@/lib/organizations/queries";
import type { Organization } from "@/lib/organizations/types";
import { ensureFirstKey, type FirstKey, operatorScopes } from "./first-key";
import { readSetting, writeSetting } from "./settings";

/** What the organization is called that waits for the first sign-up. */
export const newcomersName = "My organization";

export type OwnOrganization = {
  name: string;
  /** Nobody belongs to it: the first sign-up becomes its owner. */
  isUnclaimed: boolean;
  key: FirstKey | null;
  /** What was asked for and could not be done, to be told to the operator. */
  warnings: string[];
};

/**
 * Sees to it that the operator's organization exists, with the owner and the key `SPANDREL_INIT_*` name, or unclaimed
 * and with a generated key for a newcomer. Doing it again changes nothing.
 *
 * @throws `EnvironmentError` naming the variable when the account is refused
 */
export async function ensureOwnOrganization(env: Environment): Promise<OwnOrganization | null> {
  const isNamed = Boolean(env.init || env.initOrganization || env.initApiKey);
  const organization = isNamed
    ? await namedOrganization(env.initOrganization)
    : await newcomersOrganization();
  if (!organization) return null;
  const scope = scopeOfJob(organization.id, "launcher");
  if (env.init) await ensureOwner(scope, env.init);
  const warnings: string[] = [];
  const key = env.initApiKey
    ? await ensureGivenKey(scope, env.initApiKey, warnings)
    : await ensureFirstKey(scope);
  const unclaimed = await findUnclaimedOrganization();
  return { name: organization.name, isUnclaimed: unclaimed?.id === organization.id, key, warnings };
}

async function own(): Promise<Organization[]> {
  return (await listOrganizations()).filter((organization) => !organization.isDemo);
}

/** Remembered by id, so that an organization renamed on screen is not made again. */
async function namedOrganization(wanted: string | null): Promise<{ id: number; name: string }> {
  const name = wanted ?? newcomersName;
  const existing = await own();
  const [rememberedId, ...rememberedName] = ((await readSetting("initial_organization")) ?? "").split(" ");
  const remembered = existing.find((organization) => organization.id === Number(rememberedId));
  if (remembered && (wanted === null || rememberedName.join(" ") === wanted)) return remembered;
  const found = existing.find((organization) => organization.name === name) ??
    (wanted === null ? existing[0] : await adoptUnclaimed(name)) ?? {
      ...(await createOrganization({ name })),
      name,
    };
  await writeSetting("initial_organization", `${found.id} ${name}`);
  return found;
}

/** An earlier start without `SPANDREL_INIT_*` left one for the first comer. */
async function adoptUnclaimed(name: string): Promise<{ id: number; name: string } | null> {
  const unclaimed = await findUnclaimedOrganization();
  if (!unclaimed) return null;
  await renameOrganization(scopeOfJob(unclaimed.id, "launcher"), name);
  return { id: unclaimed.id, name };
}

async function newcomersOrganization(): Promise<{ id: number; name: string } | null> {
  const existing = await own();
  if (existing.length > 1) return null;
  return existing[0] ?? { ...(await createOrganization({ name: newcomersName })), name: newcomersName };
}

async function ensureOwner(scope: Scope, init: { email: string; password: string }): Promise<void> {
  const userId = (await findAccountByEmail(init.email))?.userId ?? (await createOwnerAccount(init));
  const members = await listMembers(scope);
  if (!members.some((member) => member.userId === userId)) await addMember(scope, { userId, role: "owner" });
}

async function createOwnerAccount(init: { email: string; password: string }): Promise<string> {
  const name = init.email.slice(0, init.email.indexOf("@"));
  try {
    return (await createAccount({ ...init, name })).userId;
  } catch (error) {
    if (!(error instanceof AccountRefused)) throw error;
    const variable = error.field === "password" ? "SPANDREL_INIT_PASSWORD" : "SPANDREL_INIT_EMAIL";
    throw new EnvironmentError([`${variable} was refused: ${error.message}`]);
  }
}

async function ensureGivenKey(scope: Scope, plainKey: string, warnings: string[]): Promise<FirstKey | null> {
  const existing = await findKeyByPlainKey(plainKey);
  if (!existing) {
    const key = await createApiKey(scope, {
      name: "Initial key",
      side: "prod",
      scopes: operatorScopes,
      plainKey,
    });
    return { prefix: key.prefix, plainKey };
  }
  if (existing.isRevoked) {
    warnings.push("SPANDREL_INIT_API_KEY names a key that was revoked; it stays so.");
    return null;
  }
  if (existing.organizationId !== scope.organizationId) {
    warnings.push("SPANDREL_INIT_API_KEY names a key of another organization; it stays there.");
  }
  return { prefix: prefixOf(plainKey), plainKey };
}
