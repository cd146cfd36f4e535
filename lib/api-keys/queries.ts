import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { connection } from "@/db";
import { user } from "@/db/schema/accounts";
import { apiKeys } from "@/db/schema/api-keys";
import type { Scope } from "@/lib/auth/scope";
import { hashOf } from "./plain-key";
import type { ApiKey, ApiKeyStatus } from "./types";

function statusOf(key: { revokedAt: Date | null; expiresAt: Date | null }, now: number): ApiKeyStatus {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && key.expiresAt.getTime() <= now ? "expired" : "active";
}

/** Every key of the organization, newest first. Never the key itself nor its hash. */
export async function listApiKeys(scope: Scope): Promise<ApiKey[]> {
  const rows = await connection()
    .orm.select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      side: apiKeys.side,
      scopes: apiKeys.scopes,
      rateLimitPerMinute: apiKeys.rateLimitPerMinute,
      createdBy: apiKeys.createdBy,
      memberName: user.name,
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: apiKeys.lastUsedAt,
      revokedAt: apiKeys.revokedAt,
    })
    .from(apiKeys)
    .leftJoin(user, eq(apiKeys.createdBy, sql`'member:' || ${user.id}`))
    .where(eq(apiKeys.organizationId, scope.organizationId))
    .orderBy(desc(apiKeys.id));
  const now = Date.now();
  return rows.map(({ memberName, ...row }) => ({
    ...row,
    createdBy: memberName ?? row.createdBy?.replace(/^[a-z]+:/, "") ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    status: statusOf(row, now),
  }));
}

/** For the operator's first-run setup, which has the plain key in hand and asks whether it was stored already. */
export async function findKeyByPlainKey(
  plainKey: string,
): Promise<{ id: number; organizationId: number; isRevoked: boolean } | null> {
  const [row] = await connection()
    .orm.select({ id: apiKeys.id, organizationId: apiKeys.organizationId, revokedAt: apiKeys.revokedAt })
    .from(apiKeys)
    .where(eq(apiKeys.hash, hashOf(plainKey)));
  return row ? { id: row.id, organizationId: row.organizationId, isRevoked: row.revokedAt !== null } : null;
}
