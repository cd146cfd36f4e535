import "server-only";
import type { OrmOrTx, Tx } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import type { Actor, Scope } from "@/lib/auth/scope";

/** `action` reads `noun.verb` ("api_key.revoke"); `target` is the id of what changed; `detail` holds no secrets. */
export type AuditEntry = { action: string; target?: string; detail?: Record<string, unknown> };

/** How an actor is written in audit entries and in `created_by`, `revoked_by`: `member:<id>`, `key:<id>`, `job:<name>`. */
export function actorName(actor: Actor): string {
  if (actor.kind === "member") return `member:${actor.userId}`;
  if (actor.kind === "key") return `key:${actor.keyId}`;
  return `job:${actor.name}`;
}

/** Writes down who changed or revealed what. Pass the change's own transaction, so that neither exists without the other. */
export async function recordAudit(db: OrmOrTx, scope: Scope, entry: AuditEntry): Promise<void> {
  await db.insert(auditEntries).values({
    organizationId: scope.organizationId,
    actor: actorName(scope.actor),
    action: entry.action,
    target: entry.target ?? null,
    detail: entry.detail ?? {},
  });
}

/** The same in a transaction of the span store. */
export async function recordAuditOfSpans(tx: Tx, scope: Scope, entry: AuditEntry): Promise<void> {
  await tx`
    insert into audit_entries (organization_id, actor, action, target, detail)
    values (${scope.organizationId}, ${actorName(scope.actor)}, ${entry.action}, ${entry.target ?? null},
      ${JSON.stringify(entry.detail ?? {})}::text::jsonb)`;
}
