import { actorName } from "@/lib/audit/record";
import { hasRole } from "@/lib/auth/roles";
import type { Scope } from "@/lib/auth/scope";

/** Who made a view, as the audit writes actors, and whether it is everybody's. */
export type ViewOwnership = { createdBy: string; isShared: boolean };

/** Sharing makes something for everybody to read, which a viewer may not. */
export function mayShare({ actor }: Scope): boolean {
  return actor.kind === "member" && hasRole(actor.role, "member");
}

/** Somebody else's own view is not there for the caller at all. */
export function maySee({ actor }: Scope, { createdBy, isShared }: ViewOwnership): boolean {
  return isShared || createdBy === actorName(actor);
}

/** A view is its maker's to change; a shared one the admins' too. */
export function mayChange({ actor }: Scope, { createdBy, isShared }: ViewOwnership): boolean {
  if (createdBy === actorName(actor)) return true;
  return isShared && actor.kind === "member" && hasRole(actor.role, "admin");
}
