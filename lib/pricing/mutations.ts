import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { connection, type OrmOrTx } from "@/db";
import { prices } from "@/db/schema/prices";
import { actorName, recordAudit } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import { priceLimits } from "./limits";
import type { NewPrice } from "./schema";
import { forgetPrices } from "./store";

/** Why a price was not taken, beside the field of the form that is to blame. */
export type PriceRefusal = { ok: false; field?: "model" | "validFrom"; message: string };
export type PriceSaved = { ok: true; id: number };

/** Sets a price of the organization's own; spans written from now on are priced with it. */
export function addPrice(scope: Scope, price: NewPrice): Promise<PriceSaved | PriceRefusal> {
  return changing(scope, async (tx) => {
    const refusal = await refusalOf(tx, scope, price);
    if (refusal) return refusal;
    const id = await insertPrice(tx, scope, price);
    await recordAudit(tx, scope, { action: "price.add", target: String(id), detail: price });
    return { ok: true, id };
  });
}

/**
 * Puts a price in the place of another one of the organization. Rows never change: the old one is retired, so that
 * the spans priced with it still name what they were priced with.
 */
export function replacePrice(
  scope: Scope,
  replacedId: number,
  price: NewPrice,
): Promise<PriceSaved | PriceRefusal> {
  return changing(scope, async (tx) => {
    const before = await retire(tx, scope, replacedId);
    if (!before) return goneRefusal;
    const refusal = await refusalOf(tx, scope, price);
    // Thrown, so that the old price is not retired after all.
    if (refusal) throw new Refused(refusal);
    const id = await insertPrice(tx, scope, price);
    await recordAudit(tx, scope, {
      action: "price.edit",
      target: String(id),
      detail: { ...price, replaces: before },
    });
    return { ok: true, id };
  });
}

/** Takes a price out of force. Of two simultaneous calls only one succeeds. */
export function removePrice(scope: Scope, id: number): Promise<PriceSaved | PriceRefusal> {
  return changing(scope, async (tx) => {
    const before = await retire(tx, scope, id);
    if (!before) return goneRefusal;
    await recordAudit(tx, scope, { action: "price.remove", target: String(id), detail: before });
    return { ok: true, id };
  });
}

const goneRefusal: PriceRefusal = {
  ok: false,
  message: "This price was changed or removed by somebody else. Reload the page to see what holds now.",
};

class Refused extends Error {
  constructor(readonly refusal: PriceRefusal) {
    super(refusal.message);
  }
}

/** One change of the organization's prices at a time: two could overlap without seeing each other. */
async function changing(
  scope: Scope,
  work: (tx: OrmOrTx) => Promise<PriceSaved | PriceRefusal>,
): Promise<PriceSaved | PriceRefusal> {
  const { orm, sql: client } = connection();
  try {
    return await orm.transaction(async (tx) => {
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended('spandrel prices', ${scope.organizationId}))`,
      );
      return work(tx);
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  } finally {
    forgetPrices(client, scope.organizationId);
  }
}

function inForce(scope: Scope) {
  return and(eq(prices.organizationId, scope.organizationId), isNull(prices.retiredAt));
}

/** Two prices of one model and provider may not hold at the same time: which one counts would be chance. */
async function refusalOf(tx: OrmOrTx, scope: Scope, price: NewPrice): Promise<PriceRefusal | null> {
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(prices).where(inForce(scope));
  if ((row?.count ?? 0) >= priceLimits.perOrganization) {
    const message = `An organization has at most ${priceLimits.perOrganization.toLocaleString("en-US")} prices of its own; remove one first.`;
    return { ok: false, message };
  }
  const same = await tx
    .select({ validFrom: prices.validFrom, validUntil: prices.validUntil })
    .from(prices)
    .where(and(inForce(scope), eq(prices.model, price.model), eq(prices.vendor, price.vendor)));
  const overlapping = same.find(
    ({ validFrom, validUntil }) =>
      (price.validUntil === null || validFrom === null || validFrom < new Date(price.validUntil)) &&
      (price.validFrom === null || validUntil === null || new Date(price.validFrom) < validUntil),
  );
  if (!overlapping) return null;
  const period = periodWords(overlapping.validFrom, overlapping.validUntil);
  const message = `Your price of ${price.model}${price.vendor && ` at ${price.vendor}`} that holds ${period} overlaps; end or edit that one.`;
  return { ok: false, field: "validFrom", message };
}

function periodWords(from: Date | null, until: Date | null): string {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  if (from === null && until === null) return "at any time";
  if (until === null) return `from ${from && day(from)} on`;
  return from === null ? `until ${day(until)}` : `from ${day(from)} until ${day(until)}`;
}

async function insertPrice(tx: OrmOrTx, scope: Scope, price: NewPrice): Promise<number> {
  const [row] = await tx
    .insert(prices)
    .values({
      ...price,
      organizationId: scope.organizationId,
      prefixes: [],
      validFrom: price.validFrom === null ? null : new Date(price.validFrom),
      validUntil: price.validUntil === null ? null : new Date(price.validUntil),
      createdBy: actorName(scope.actor),
    })
    .returning({ id: prices.id });
  if (!row) throw new Error("The price was not stored.");
  return row.id;
}

async function retire(tx: OrmOrTx, scope: Scope, id: number) {
  const [row] = await tx
    .update(prices)
    .set({ retiredAt: new Date() })
    .where(and(inForce(scope), eq(prices.id, id)))
    .returning({ id: prices.id, model: prices.model, vendor: prices.vendor, rates: prices.rates });
  return row ?? null;
}
