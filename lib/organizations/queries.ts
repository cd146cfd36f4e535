import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { connection, type OrmOrTx } from "@/db";
import { user } from "@/db/schema/accounts";
import { members, organizations } from "@/db/schema/organizations";
import type { Scope } from "@/lib/auth/scope";
import type { MemberRow, Organization } from "./types";

const columns = {
  id: organizations.id,
  publicId: organizations.publicId,
  name: organizations.name,
  isDemo: organizations.isDemo,
};

/** The caller's organization, or null once it was deleted. */
export async function getOrganization(scope: Scope): Promise<Organization | null> {
  const [row] = await connection()
    .orm.select(columns)
    .from(organizations)
    .where(eq(organizations.id, scope.organizationId));
  return row ?? null;
}

/** Who belongs to the caller's organization, in the order they joined. */
export async function listMembers(scope: Scope): Promise<MemberRow[]> {
  const rows = await connection()
    .orm.select({
      userId: user.id,
      name: user.name,
      email: user.email,
      role: members.role,
      since: members.createdAt,
    })
    .from(members)
    .innerJoin(user, eq(user.id, members.userId))
    .where(eq(members.organizationId, scope.organizationId))
    .orderBy(asc(members.createdAt), asc(user.email));
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}

/** For the operator (first run, command line): every organization of this installation, oldest first. */
export async function listOrganizations(): Promise<Organization[]> {
  return connection().orm.select(columns).from(organizations).orderBy(asc(organizations.id));
}

/** For the operator: the account with this e-mail address. */
export async function findAccountByEmail(email: string): Promise<{ userId: string; name: string } | null> {
  const [row] = await connection()
    .orm.select({ userId: user.id, name: user.name })
    .from(user)
    .where(eq(user.email, email.trim().toLowerCase()));
  return row ?? null;
}

/** The organization waiting for its first owner: not the demo, no members. */
export async function findUnclaimedOrganization(
  db: OrmOrTx = connection().orm,
): Promise<Organization | null> {
  const [row] = await db
    .select(columns)
    .from(organizations)
    .leftJoin(members, eq(members.organizationId, organizations.id))
    .where(and(eq(organizations.isDemo, false), isNull(members.userId)))
    .orderBy(asc(organizations.id))
    .limit(1);
  return row ?? null;
}

/** Whether somebody owns or belongs to an organization that is not the demo: then the first sign-up is over. */
export async function hasClaimedOrganization(db: OrmOrTx = connection().orm): Promise<boolean> {
  const rows = await db
    .select({ id: organizations.id })
    .from(organizations)
    .innerJoin(members, eq(members.organizationId, organizations.id))
    .where(eq(organizations.isDemo, false))
    .limit(1);
  return rows.length > 0;
}

/** Whether anybody, the demo included, can sign in at all. */
export async function hasAnyAccount(): Promise<boolean> {
  return (await connection().orm.select({ id: user.id }).from(user).limit(1)).length > 0;
}
