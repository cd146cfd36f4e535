import "server-only";
import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { connection, type OrmOrTx } from "@/db";
import type { Role } from "@/db/enums";
import { user } from "@/db/schema/accounts";
import { apiKeys } from "@/db/schema/api-keys";
import { members, organizations } from "@/db/schema/organizations";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword, insertAccount, parseAccount } from "@/lib/auth/accounts";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import { eraseStore } from "./erase-store";

/** A new organization without members or keys. The audit names `by` as the job that made it. */
export async function createOrganization(
  organization: { name: string; isDemo?: boolean },
  { by = "launcher", db = connection().orm }: { by?: string; db?: OrmOrTx } = {},
): Promise<{ id: number; publicId: string }> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(organizations)
      .values({ publicId: randomUUID(), name: organization.name, isDemo: organization.isDemo ?? false })
      .returning({ id: organizations.id, publicId: organizations.publicId });
    if (!row) throw new Error("The organization was not stored.");
    await recordAudit(tx, scopeOfJob(row.id, by), {
      action: "organization.create",
      target: row.publicId,
      detail: { name: organization.name },
    });
    return row;
  });
}

/**
 * For the operator (first run, command line): an account with e-mail and password, without a session or membership.
 * People go through `signUp`, which keeps the sign-up rule.
 *
 * @throws `AccountRefused` naming the field when the e-mail address is taken or malformed or the password too short.
 */
export async function createAccount(account: {
  email: string;
  password: string;
  name: string;
}): Promise<{ userId: string }> {
  const parsed = parseAccount(account);
  const passwordHash = await hashPassword(parsed.password);
  const userId = await connection().orm.transaction((tx) => insertAccount(tx, { ...parsed, passwordHash }));
  return { userId };
}

/** Makes someone a member, or changes the role of one. */
export async function addMember(
  scope: Scope,
  member: { userId: string; role: Role },
  db: OrmOrTx = connection().orm,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .insert(members)
      .values({ organizationId: scope.organizationId, ...member })
      .onConflictDoUpdate({ target: [members.organizationId, members.userId], set: { role: member.role } });
    await recordAudit(tx, scope, {
      action: "member.add",
      target: member.userId,
      detail: { role: member.role },
    });
  });
}

export async function renameOrganization(
  scope: Scope,
  name: string,
  db: OrmOrTx = connection().orm,
): Promise<void> {
  await db.update(organizations).set({ name }).where(eq(organizations.id, scope.organizationId));
}

/**
 * Deletes the organization with its spans, contents, rollups, keys, audit and those of its members who belong nowhere
 * else. Keys go first, so that nothing more arrives; the members last, so that whoever started it can start it again
 * if the server stops in between.
 */
export async function deleteOrganization(scope: Scope): Promise<void> {
  const { orm } = connection();
  const { organizationId } = scope;
  await orm.delete(apiKeys).where(eq(apiKeys.organizationId, organizationId));
  await eraseStore(scope);
  await orm.transaction(async (tx) => {
    const people = await tx
      .select({ userId: members.userId })
      .from(members)
      .where(eq(members.organizationId, organizationId));
    await tx.delete(organizations).where(eq(organizations.id, organizationId));
    const ids = people.map((person) => person.userId);
    if (ids.length > 0) {
      const belongsNowhere = sql`not exists (select 1 from ${members} where ${members.userId} = ${user.id})`;
      await tx.delete(user).where(sql`${inArray(user.id, ids)} and ${belongsNowhere}`);
    }
  });
  // A request that was under way when the keys went may have committed after the first pass.
  await eraseStore(scope);
}
