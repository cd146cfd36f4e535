import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { connection } from "@/db";
import type { KeyScope, Side } from "@/db/enums";
import { apiKeys } from "@/db/schema/api-keys";
import { actorName, recordAudit } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import { generatePlainKey, hashOf, isPlainKey, plainKeyLimits, prefixOf } from "./plain-key";

export type NewApiKey = {
  /** 1 to 50 characters, not unique. */
  name: string;
  side: Side;
  scopes: readonly KeyScope[];
  expiresAt?: Date | null;
  rateLimitPerMinute?: number | null;
  /** A key the operator chose (`SPANDREL_INIT_API_KEY`); else one is generated. */
  plainKey?: string;
};

/**
 * Makes a key and writes the audit entry in the same transaction. `plainKey` is in the answer and nowhere else: only
 * its SHA-256 is stored.
 *
 * @throws when a given `plainKey` is too short, holds spaces, or exists already (look first with `findKeyByPlainKey`).
 */
export async function createApiKey(
  scope: Scope,
  key: NewApiKey,
): Promise<{ id: number; plainKey: string; prefix: string }> {
  const plainKey = key.plainKey ?? generatePlainKey();
  if (!isPlainKey(plainKey)) {
    throw new Error(
      `An API key has ${plainKeyLimits.min} to ${plainKeyLimits.max} printable characters without spaces; the given one has ${plainKey.length}.`,
    );
  }
  const prefix = prefixOf(plainKey);
  return connection().orm.transaction(async (tx) => {
    const [row] = await tx
      .insert(apiKeys)
      .values({
        organizationId: scope.organizationId,
        name: key.name,
        prefix,
        hash: hashOf(plainKey),
        side: key.side,
        scopes: [...key.scopes],
        expiresAt: key.expiresAt ?? null,
        rateLimitPerMinute: key.rateLimitPerMinute ?? null,
        createdBy: actorName(scope.actor),
      })
      .onConflictDoNothing({ target: apiKeys.hash })
      .returning({ id: apiKeys.id });
    if (!row) throw new Error(`The API key that begins with ${prefix} exists already.`);
    await recordAudit(tx, scope, {
      action: "api_key.create",
      target: String(row.id),
      detail: {
        name: key.name,
        prefix,
        side: key.side,
        scopes: key.scopes,
        expiresAt: key.expiresAt ?? null,
      },
    });
    return { id: row.id, plainKey, prefix };
  });
}

/**
 * Revokes a key for good. False when the organization has no such key or somebody revoked it first: of two
 * simultaneous calls only one answers true.
 */
export async function revokeApiKey(scope: Scope, id: number): Promise<boolean> {
  return connection().orm.transaction(async (tx) => {
    const [row] = await tx
      .update(apiKeys)
      .set({ revokedAt: new Date(), revokedBy: actorName(scope.actor) })
      .where(
        and(eq(apiKeys.organizationId, scope.organizationId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)),
      )
      .returning({ name: apiKeys.name, prefix: apiKeys.prefix });
    if (!row) return false;
    await recordAudit(tx, scope, { action: "api_key.revoke", target: String(id), detail: row });
    return true;
  });
}
