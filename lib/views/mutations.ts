import "server-only";
import { and, count, eq } from "drizzle-orm";
import postgres from "postgres";
import { connection, type OrmOrTx } from "@/db";
import { savedViews } from "@/db/schema/views";
import { actorName, recordAudit } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import { mayChange, maySee, mayShare } from "./rights";
import { type NewView, type SeenView, type ViewChange, viewLimits } from "./schema";

/** Why a view was not saved, changed or removed. */
export type ViewRefusal = "name taken" | "too many" | "not found" | "not allowed" | "changed meanwhile";

type Written = { ok: true; id: number } | { ok: false; why: ViewRefusal };

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

/**
 * Changes a view of the caller's own; an admin may change shared ones too. Refused where somebody changed it after the
 * caller read it.
 */
export async function changeView(scope: Scope, { id, changedAt, ...change }: ViewChange): Promise<Written> {
  const changing = connection().orm.transaction(async (tx): Promise<Written> => {
    const held = await lockView(tx, scope, { id, changedAt });
    if (!held.ok) return held;
    if (change.isShared && !mayShare(scope)) return { ok: false, why: "not allowed" };
    // Two changes within a millisecond must not look like one.
    const updatedAt = new Date(Math.max(Date.now(), held.view.updatedAt.getTime() + 1));
    await tx
      .update(savedViews)
      .set({ ...change, updatedAt })
      .where(ofScope(scope, id));
    const detail = { ...change, params: change.params === undefined ? undefined : "replaced" };
    await recordAudit(tx, scope, { action: "view.change", target: String(id), detail });
    return { ok: true, id };
  });
  // The constraint decides: whoever asked first would have to ask again at the moment of writing.
  return changing.catch((error: unknown): Written => {
    if (isNameTaken(error)) return { ok: false, why: "name taken" };
    throw error;
  });
}

/** Removes a view of the caller's own; an admin may remove shared ones too. Refused like a change. */
export async function removeView(scope: Scope, seen: SeenView): Promise<Written> {
  return connection().orm.transaction(async (tx): Promise<Written> => {
    const held = await lockView(tx, scope, seen);
    if (!held.ok) return held;
    const { id, list, name } = held.view;
    await tx.delete(savedViews).where(ofScope(scope, id));
    await recordAudit(tx, scope, { action: "view.remove", target: String(id), detail: { list, name } });
    return { ok: true, id };
  });
}

function ofScope(scope: Scope, id: number) {
  return and(eq(savedViews.organizationId, scope.organizationId), eq(savedViews.id, id));
}

type Locked = { ok: true; view: typeof savedViews.$inferSelect } | { ok: false; why: ViewRefusal };

/** Holds a view that the caller may change and has seen as it is until the transaction ends. */
async function lockView(tx: OrmOrTx, scope: Scope, { id, changedAt }: SeenView): Promise<Locked> {
  const [view] = await tx.select().from(savedViews).where(ofScope(scope, id)).for("update");
  if (!view || !maySee(scope, view)) return { ok: false, why: "not found" };
  if (!mayChange(scope, view)) return { ok: false, why: "not allowed" };
  if (view.updatedAt.getTime() !== changedAt) return { ok: false, why: "changed meanwhile" };
  return { ok: true, view };
}

/** Drizzle wraps what the database said. */
function isNameTaken(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof postgres.PostgresError && cause.constraint_name === "saved_views_name";
}
