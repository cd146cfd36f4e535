import "server-only";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { connection, type OrmOrTx } from "@/db";
import type { RepriceState } from "@/db/enums";
import { reprices } from "@/db/schema/prices";
import { actorName, recordAudit } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import { countListed } from "./preview";
import type { Selection } from "./selection";
import { pokeRepricing } from "./worker";

export type RepriceAnswer = { ok: true; id: number } | { ok: false; message: string };

const underWay: RepriceAnswer = {
  ok: false,
  message: "Another re-price of this organization is under way. Wait until it ends, or cancel it.",
};

/** Has the selected spans priced anew in the background. One at a time per organization. */
export async function startReprice(scope: Scope, selection: Selection): Promise<RepriceAnswer> {
  const totalCount = await countListed(scope, selection);
  const answer = await alone(scope, async (tx): Promise<RepriceAnswer> => {
    const [row] = await tx
      .insert(reprices)
      .values({
        organizationId: scope.organizationId,
        state: "running",
        fromTime: selection.from === null ? null : new Date(selection.from),
        untilTime: selection.to === null ? null : new Date(selection.to),
        side: selection.side,
        models: selection.models === null ? null : [...selection.models],
        receivedBefore: new Date(),
        totalCount,
        doneCount: 0,
        changedCount: 0,
        beforeNanos: 0,
        afterNanos: 0,
        createdBy: actorName(scope.actor),
      })
      .returning({ id: reprices.id });
    if (!row) throw new Error("The re-price was not stored.");
    await recordAudit(tx, scope, {
      action: "reprice.start",
      target: String(row.id),
      detail: { ...selection, totalCount },
    });
    return { ok: true, id: row.id };
  });
  if (answer.ok) pokeRepricing();
  return answer;
}

/** Stops a running re-price after the spans it is at. What it changed stays changed, and can be undone. */
export function cancelReprice(scope: Scope, id: number): Promise<RepriceAnswer> {
  return connection().orm.transaction(async (tx) => {
    const [row] = await tx
      .update(reprices)
      .set({ state: "cancelled", finishedAt: new Date() })
      .where(and(its(scope, id), eq(reprices.state, "running")))
      .returning({ id: reprices.id });
    if (!row) return { ok: false, message: "This re-price is not running any more." };
    await recordAudit(tx, scope, { action: "reprice.cancel", target: String(id) });
    return { ok: true, id };
  });
}

const undoable: readonly RepriceState[] = ["done", "cancelled", "failed"];

/**
 * Has what a re-price changed taken back in the background, except where something else changed it since. The latest
 * goes first: a later one may have changed the same spans, and remembers what this one made of them.
 */
export async function undoReprice(scope: Scope, id: number): Promise<RepriceAnswer> {
  const answer = await alone(scope, async (tx): Promise<RepriceAnswer> => {
    const [later] = await tx
      .select({ id: reprices.id })
      .from(reprices)
      .where(
        and(
          eq(reprices.organizationId, scope.organizationId),
          gt(reprices.id, id),
          inArray(reprices.state, [...undoable]),
          gt(reprices.changedCount, 0),
        ),
      )
      .limit(1);
    if (later) return { ok: false, message: "A later re-price stands on this one; undo that first." };
    const [row] = await tx
      .update(reprices)
      .set({
        state: "undoing",
        cursor: null,
        totalCount: sql`${reprices.changedCount}`,
        doneCount: 0,
        error: null,
        finishedAt: null,
      })
      .where(and(its(scope, id), inArray(reprices.state, [...undoable]), gt(reprices.changedCount, 0)))
      .returning({ id: reprices.id });
    if (!row) return { ok: false, message: "This re-price has nothing that could be undone." };
    await recordAudit(tx, scope, { action: "reprice.undo", target: String(id) });
    return { ok: true, id };
  });
  if (answer.ok) pokeRepricing();
  return answer;
}

function its(scope: Scope, id: number) {
  return and(eq(reprices.organizationId, scope.organizationId), eq(reprices.id, id));
}

/** Runs `work` unless a re-price of the organization is under way; of two at once the second sees the first. */
async function alone(scope: Scope, work: (tx: OrmOrTx) => Promise<RepriceAnswer>): Promise<RepriceAnswer> {
  return connection().orm.transaction(async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('spandrel re-price', ${scope.organizationId}))`,
    );
    const [busy] = await tx
      .select({ id: reprices.id })
      .from(reprices)
      .where(
        and(
          eq(reprices.organizationId, scope.organizationId),
          inArray(reprices.state, ["running", "undoing"]),
        ),
      )
      .limit(1);
    return busy ? underWay : work(tx);
  });
}
