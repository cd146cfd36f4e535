import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { connection } from "@/db";
import { user } from "@/db/schema/accounts";
import { reprices } from "@/db/schema/prices";
import type { Scope } from "@/lib/auth/scope";
import type { Reprice } from "./types";

const historyLimit = 50;

/** The organization's last fifty re-prices, newest first. */
export async function listReprices(scope: Scope): Promise<Reprice[]> {
  const rows = await connection()
    .orm.select({ row: reprices, memberName: user.name })
    .from(reprices)
    .leftJoin(user, eq(reprices.createdBy, sql`'member:' || ${user.id}`))
    .where(eq(reprices.organizationId, scope.organizationId))
    .orderBy(desc(reprices.id))
    .limit(historyLimit);
  return rows.map(({ row, memberName }) => ({
    id: row.id,
    state: row.state,
    from: row.fromTime?.getTime() ?? null,
    to: row.untilTime?.getTime() ?? null,
    side: row.side,
    models: row.models,
    totalCount: row.totalCount,
    doneCount: row.doneCount,
    changedCount: row.changedCount,
    beforeNanos: row.beforeNanos,
    afterNanos: row.afterNanos,
    error: row.error,
    createdBy: memberName ?? row.createdBy?.replace(/^[a-z]+:/, "") ?? null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}
