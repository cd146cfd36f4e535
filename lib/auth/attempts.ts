import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { connection } from "@/db";
import { rateLimit } from "@/db/schema/accounts";

/** The account library prunes the same table by the longest window it knows of: keep its rules at this one. */
export const attemptWindowSeconds = 900;

/** Addresses are hashed: the table of attempts is no list of who has an account. */
function keyOf(kind: string, subject: string): string {
  return `${kind}|${createHash("sha256").update(subject.trim().toLowerCase()).digest("hex")}`;
}

/**
 * Counts one attempt in a fixed window in the database, so that several servers count together.
 *
 * @returns 0 when the attempt is within `max`, else the seconds until the window ends.
 */
export async function countAttempt(
  kind: string,
  subject: string,
  max: number,
  now = Date.now(),
): Promise<number> {
  const windowMs = attemptWindowSeconds * 1000;
  const isOver = sql`${rateLimit.lastRequest} <= ${now - windowMs}`;
  const [row] = await connection()
    .orm.insert(rateLimit)
    .values({ id: randomUUID(), key: keyOf(kind, subject), count: 1, lastRequest: now })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${isOver} then 1 else least(${rateLimit.count} + 1, 1000000) end`,
        lastRequest: sql`case when ${isOver} then ${now} else ${rateLimit.lastRequest} end`,
      },
    })
    .returning({ count: rateLimit.count, startedAt: rateLimit.lastRequest });
  if (!row || row.count <= max) return 0;
  return Math.max(1, Math.ceil((row.startedAt + windowMs - now) / 1000));
}

/** Forgets the attempts after one that succeeded. */
export async function forgetAttempts(kind: string, subject: string): Promise<void> {
  await connection()
    .orm.delete(rateLimit)
    .where(eq(rateLimit.key, keyOf(kind, subject)));
}
