import "server-only";
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { connection } from "@/db";
import type { KeyScope } from "@/db/enums";
import { apiKeys } from "@/db/schema/api-keys";
import { type Scope, scopeOfKey } from "@/lib/auth/scope";
import { hashOf, isPlainKey } from "./plain-key";
import { countCall } from "./rate-limit";

export type KeyAuthentication = { ok: true; scope: Scope } | { ok: false; response: Response };

const lastUsedEveryMs = 60_000;
const whereKeysLive = "API keys are made and revoked under Settings → API keys (/settings/keys).";

function refused(
  status: number,
  body: Record<string, unknown>,
  headers?: Record<string, string>,
): KeyAuthentication {
  return { ok: false, response: Response.json(body, { status, headers }) };
}

function unauthorized(problem: string): KeyAuthentication {
  return refused(401, { detail: `${problem} ${whereKeysLive}` }, { "WWW-Authenticate": "Bearer" });
}

/** The key of an `Authorization: Bearer <key>` or, as the oldest documentation has it, `Api-Key <key>` header. */
function keyOf(request: Request): { plainKey: string } | { problem: string } {
  const header = request.headers.get("authorization")?.trim();
  if (!header) return { problem: "No API key was sent: add the header `Authorization: Bearer <key>`." };
  const [, plainKey] = /^(?:bearer|api-key)\s+(\S+)$/i.exec(header) ?? [];
  if (!plainKey)
    return { problem: "The Authorization header must read `Bearer <key>` (or `Api-Key <key>`)." };
  if (!isPlainKey(plainKey)) return { problem: "The API key is malformed." };
  return { plainKey };
}

function findKey(plainKey: string) {
  return connection()
    .orm.select({
      id: apiKeys.id,
      organizationId: apiKeys.organizationId,
      side: apiKeys.side,
      scopes: apiKeys.scopes,
      rateLimitPerMinute: apiKeys.rateLimitPerMinute,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(eq(apiKeys.hash, hashOf(plainKey)));
}

async function noteUse(id: number, now: number): Promise<void> {
  const before = new Date(now - lastUsedEveryMs);
  await connection()
    .orm.update(apiKeys)
    .set({ lastUsedAt: new Date(now) })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, before))));
}

/**
 * The gate of every REST and ingest door. A malformed key is refused before the database is asked.
 *
 * Refusals (docs/rules.md, "Error bodies"): 401 `{detail}` for a missing, malformed, unknown, revoked or expired key; 403
 * `{detail, error}` naming the scope the key lacks; 429 `{detail, retry_after}` over the key's own rate limit; 503
 * `{detail}` with Retry-After when the database cannot be asked, so that clients send again.
 */
export async function authenticateKey(request: Request, needed: KeyScope): Promise<KeyAuthentication> {
  const sent = keyOf(request);
  if ("problem" in sent) return unauthorized(sent.problem);
  try {
    const [key] = await findKey(sent.plainKey);
    const now = Date.now();
    if (!key) return unauthorized("This API key is not known here.");
    if (key.revokedAt) return unauthorized(`This API key was revoked at ${key.revokedAt.toISOString()}.`);
    if (key.expiresAt && key.expiresAt.getTime() <= now) {
      return unauthorized(`This API key expired at ${key.expiresAt.toISOString()}.`);
    }
    if (!key.scopes.includes(needed)) {
      const detail = `This API key lacks the scope "${needed}"; it has ${key.scopes.join(", ") || "none"}. ${whereKeysLive}`;
      return refused(403, { detail, error: `missing scope: ${needed}` });
    }
    const waitSeconds = key.rateLimitPerMinute === null ? 0 : countCall(key.id, key.rateLimitPerMinute, now);
    if (waitSeconds > 0) {
      const detail = `This API key is limited to ${key.rateLimitPerMinute} calls per minute; try again in ${waitSeconds} s.`;
      return refused(429, { detail, retry_after: waitSeconds }, { "Retry-After": String(waitSeconds) });
    }
    if (!key.lastUsedAt || now - key.lastUsedAt.getTime() >= lastUsedEveryMs) {
      // A database that takes no writes can still be read.
      await noteUse(key.id, now).catch((error) => console.error("The use of a key was not noted:", error));
    }
    return { ok: true, scope: scopeOfKey(key) };
  } catch (error) {
    console.error("API key could not be checked:", error instanceof Error ? (error.cause ?? error) : error);
    const detail = "The API key cannot be checked because the database is not answering; try again.";
    return refused(503, { detail }, { "Retry-After": "5" });
  }
}
