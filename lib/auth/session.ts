import "server-only";
import { asc, eq } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { connection } from "@/db";
import type { Role } from "@/db/enums";
import { members, organizations } from "@/db/schema/organizations";
import { auth } from "./auth";
import { type Scope, scopeOfMember } from "./scope";

/** Someone signed in, acting in their organization. */
export type Member = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  organizationId: number;
  organizationName: string;
  isDemo: boolean;
};

/** The membership an account acts in: the one it got first. */
export async function findMembership(
  userId: string,
): Promise<Pick<Member, "role" | "organizationId" | "organizationName" | "isDemo"> | null> {
  const [row] = await connection()
    .orm.select({
      role: members.role,
      organizationId: organizations.id,
      organizationName: organizations.name,
      isDemo: organizations.isDemo,
    })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt), asc(organizations.id))
    .limit(1);
  return row ?? null;
}

/** Who is signed in, read once per request; null for nobody, an expired session, or an account without an organization. */
export const currentMember = cache(async (): Promise<Member | null> => {
  // The headers first: awaiting them is what keeps the library, and the secret it needs, out of a prerender.
  const requestHeaders = await headers();
  const session = await auth().api.getSession({ headers: requestHeaders });
  if (!session) return null;
  const membership = await findMembership(session.user.id);
  if (!membership) return null;
  return { userId: session.user.id, name: session.user.name, email: session.user.email, ...membership };
});

/** The session gate of pages: the signed-in member's scope, or away to the sign-in page. */
export async function requireScope(): Promise<Scope> {
  return scopeOfMember(await requireMember());
}

/** The same, for pages that show who is signed in. */
export async function requireMember(): Promise<Member> {
  return (await currentMember()) ?? redirect("/sign-in");
}

/** The session gate of JSON handlers that pages call: null means 401, since a redirect would answer with a page. */
export async function memberScopeOrNull(): Promise<Scope | null> {
  const member = await currentMember();
  return member && scopeOfMember(member);
}
