import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { connection } from "@/db";
import { account as accounts, session as sessions, user } from "@/db/schema/accounts";
import { hashPassword } from "@/lib/auth/accounts";

/** Gives the account a new random password and ends its sessions. Null when nobody has this e-mail address. */
export async function resetPassword(email: string): Promise<string | null> {
  const password = randomBytes(9).toString("base64url");
  const hash = await hashPassword(password);
  return connection().orm.transaction(async (tx) => {
    const owner = tx.select({ id: user.id }).from(user).where(eq(user.email, email.trim().toLowerCase()));
    const changed = await tx
      .update(accounts)
      .set({ password: hash, updatedAt: new Date() })
      .where(and(inArray(accounts.userId, owner), eq(accounts.providerId, "credential")))
      .returning({ userId: accounts.userId });
    if (changed.length === 0) return null;
    await tx.delete(sessions).where(inArray(sessions.userId, owner));
    return password;
  });
}
