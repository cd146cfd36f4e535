import type { KeyScope, Role, Side } from "@/db/enums";

declare const proven: unique symbol;

/** Who acts: written into the audit and decides what is allowed. */
export type Actor =
  | { kind: "member"; userId: string; role: Role }
  | { kind: "key"; keyId: number; scopes: readonly KeyScope[] }
  | { kind: "job"; name: string };

/**
 * Proof that the caller may touch one organization's rows. Every read and write takes one first; nothing outside
 * this file can make one, so a query without proven scope does not compile.
 */
export type Scope = {
  readonly organizationId: number;
  /** The side a key belongs to, or null for someone who may see both. */
  readonly side: Side | null;
  readonly actor: Actor;
  readonly [proven]: true;
};

function mint(organizationId: number, side: Side | null, actor: Actor): Scope {
  return { organizationId, side, actor } as Scope;
}

/** For the session gate: a signed-in member acting in their organization. */
export function scopeOfMember(member: { organizationId: number; userId: string; role: Role }): Scope {
  return mint(member.organizationId, null, { kind: "member", userId: member.userId, role: member.role });
}

/** For the API-key gate: a key that was looked up and is neither revoked nor expired. */
export function scopeOfKey(key: {
  id: number;
  organizationId: number;
  side: Side;
  scopes: readonly KeyScope[];
}): Scope {
  return mint(key.organizationId, key.side, { kind: "key", keyId: key.id, scopes: key.scopes });
}

/**
 * The same scope over both sides of its organization, for `all_envs=true`. Only a key that may read gets it; for
 * anyone else the scope stays as it is.
 */
export function overAllSides(scope: Scope): Scope {
  const mayRead = scope.actor.kind !== "key" || scope.actor.scopes.includes("read");
  return mayRead ? mint(scope.organizationId, null, scope.actor) : scope;
}

/** The same scope over one side, for `is_test`. As with `overAllSides`, only a key that may read gets another than its own. */
export function overSide(scope: Scope, side: Side): Scope {
  return overAllSides(scope) === scope ? scope : mint(scope.organizationId, side, scope.actor);
}

/** For work the server or its operator does on an organization's behalf: demo data, the command line, jobs. */
export function scopeOfJob(organizationId: number, name: string, side: Side | null = null): Scope {
  return mint(organizationId, side, { kind: "job", name });
}
