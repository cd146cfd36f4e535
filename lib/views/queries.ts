import "server-only";
import { and, asc, eq, or, sql } from "drizzle-orm";
import { connection } from "@/db";
import type { ListName } from "@/db/enums";
import { user } from "@/db/schema/accounts";
import { savedViews } from "@/db/schema/views";
import { actorName } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import { mayChange } from "./rights";

export type SavedView = {
  id: number;
  name: string;
  /** Search params in the order of `viewParams`. */
  params: string;
  isShared: boolean;
  isOwn: boolean;
  /** Whether the caller may rename, replace, share and remove it. */
  canChange: boolean;
  /** Epoch milliseconds of the last change, which a further change must name. */
  changedAt: number;
  /** Who made it; null when the account is gone. */
  maker: string | null;
};

/** The caller's own views of a list and those shared in the organization, by name. */
export async function listViews(scope: Scope, list: ListName): Promise<SavedView[]> {
  const actor = actorName(scope.actor);
  const rows = await connection()
    .orm.select({
      id: savedViews.id,
      name: savedViews.name,
      params: savedViews.params,
      isShared: savedViews.isShared,
      createdBy: savedViews.createdBy,
      updatedAt: savedViews.updatedAt,
      maker: user.name,
    })
    .from(savedViews)
    .leftJoin(user, eq(savedViews.createdBy, sql`'member:' || ${user.id}`))
    .where(
      and(
        eq(savedViews.organizationId, scope.organizationId),
        eq(savedViews.list, list),
        or(savedViews.isShared, eq(savedViews.createdBy, actor)),
      ),
    )
    .orderBy(asc(savedViews.name), asc(savedViews.id));
  return rows.map(({ createdBy, updatedAt, ...view }) => ({
    ...view,
    isOwn: createdBy === actor,
    canChange: mayChange(scope, { createdBy, isShared: view.isShared }),
    changedAt: updatedAt.getTime(),
  }));
}
