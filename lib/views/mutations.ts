import "server-only";
import { and, count, eq } from "drizzle-orm";
import { connection, type OrmOrTx } from "@/db";
import { savedViews } from "@/db/schema/views";
import { actorName, recordAudit } from "@/lib/audit/record";
import { hasRole } from "@/lib/auth/roles";
import type { Scope } from "@/lib/auth/scope";
import { type NewView, type ViewChange, viewLimits } from "./schema";

/** Why a view was not saved, changed or removed. */
export type ViewRefusal = "name taken" | "too many" | "not found" | "not allowed";

type Written = { ok: true; id: number } | { ok: false; why: ViewRefusal };

/** Sharing makes something for everybody to read, which a viewer may not. */
function mayShare({ actor }: Scope): boolean {
  return actor.kind === "member" && hasRole(actor.role, "member");
}

/** Saves an address under a name that is new among the caller's own views of the list. */
export async function createView(scope: Scope, view: NewView): Promise<Written> {
  if (view.isShared && !mayShare(scope)) return { ok: false, why: "not allowed" };
  const createdBy = actorName(scope.actor);
  const { organizationId } = scope;
  return connection().orm.transaction(async (tx): Promise<Written> => {
    const own = and(eq(savedViews.organizationId, organizationId), eq(savedViews.createdBy, createdBy));
    const [held] = await tx.select({ n: count() }).from(savedViews).where(own);
    if ((held?.n ?? 0) >= viewLimits.perMember) return { ok: false, why: "too many" };
    const [row] = await tx
      .insert(savedViews)
      .values({ ...view, organizationId, createdBy })
      .onConflictDoNothing()
      .returning({ id: savedViews.id });
    if (!row) return { ok: false, why: "name taken" };
    const { list, name, isShared } = view;
    await recordAudit(tx, scope, {
      action: "view.create",
      target: String(row.id),
      detail: { list, name, isShared },
    });
    return { ok: true, id: row.id };
  });
}

/** Changes a view of the caller's own; an admin may change shared ones too. */
export async function changeView(scope: Scope, { id, ...change }: ViewChange): Promise<Written> {
  return connection().orm.transaction(async (tx): Promise<Written> => {
    const refusal = await refusalFor(tx, scope, id);
    if (refusal) return { ok: false, why: refusal };
    if (change.isShared && !mayShare(scope)) return { ok: false, why: "not allowed" };
    if (change.name !== undefined && (await isTaken(tx, scope, id, change.name))) {
      return { ok: false, why: "name taken" };
    }
    await tx
      .update(savedViews)
      .set({ ...change, updatedAt: new Date() })
      .where(ofScope(scope, id));
    const { name, isShared } = change;
    await recordAudit(tx, scope, { action: "view.change", target: String(id), detail: { name, isShared } });
    return { ok: true, id };
  });
}

/** Removes a view of the caller's own; an admin may remove shared ones too. */
export async function removeView(scope: Scope, id: number): Promise<Written> {
  return connection().orm.transaction(async (tx): Promise<Written> => {
    const refusal = await refusalFor(tx, scope, id);
    if (refusal) return { ok: false, why: refusal };
    const [row] = await tx.delete(savedViews).where(ofScope(scope, id)).returning({ name: savedViews.name });
    await recordAudit(tx, scope, { action: "view.remove", target: String(id), detail: { name: row?.name } });
    return { ok: true, id };
  });
}

function ofScope(scope: Scope, id: number) {
  return and(eq(savedViews.organizationId, scope.organizationId), eq(savedViews.id, id));
}

/** Somebody else's own view is not there for the caller at all. Locks the row. */
async function refusalFor(tx: OrmOrTx, scope: Scope, id: number): Promise<ViewRefusal | null> {
  const [view] = await tx.select().from(savedViews).where(ofScope(scope, id)).for("update");
  if (!view) return "not found";
  if (view.createdBy === actorName(scope.actor)) return null;
  if (!view.isShared) return "not found";
  return scope.actor.kind === "member" && hasRole(scope.actor.role, "admin") ? null : "not allowed";
}

async function isTaken(tx: OrmOrTx, scope: Scope, id: number, name: string): Promise<boolean> {
  const [view] = await tx
    .select({ list: savedViews.list, createdBy: savedViews.createdBy })
    .from(savedViews)
    .where(ofScope(scope, id));
  if (!view) return false;
  const [twin] = await tx
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.organizationId, scope.organizationId),
        eq(savedViews.list, view.list),
        eq(savedViews.createdBy, view.createdBy),
        eq(savedViews.name, name),
      ),
    );
  return twin !== undefined && twin.id !== id;
}
