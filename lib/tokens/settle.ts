import "server-only";
import { connection } from "@/db";
import { scopeOfJob } from "@/lib/auth/scope";
import { pricesOf } from "@/lib/pricing/store";
import { readVersions } from "@/lib/spans/contents";
import type { NewSpan } from "@/lib/spans/new-span";
import { rewriteSpans } from "@/lib/spans/rewrite";
import type { CountAnswer } from "./counting";
import { withEstimate, withoutEstimate } from "./estimated";
import type { PendingSpan } from "./pending";

/** A span and what its contents came to. `contents` is null when there are none. */
export type CountedSpan = {
  span: PendingSpan;
  contents: { sent: NewSpan; version: string } | null;
  answer: CountAnswer;
};

/** Spans of one transaction, which holds the locks of their traces. */
const perTransaction = 50;

/**
 * Writes what was counted. A row that is no longer pending, or whose contents are not the ones that were counted
 * since more of the span arrived, is left as it is; a span whose numbers the database refuses goes without.
 *
 * @returns how many rows changed
 */
export async function settleCounted(
  organizationId: number,
  counted: readonly CountedSpan[],
): Promise<number> {
  let settled = 0;
  for (let from = 0; from < counted.length; from += perTransaction) {
    settled += await settleOrSplit(organizationId, counted.slice(from, from + perTransaction));
  }
  return settled;
}

async function settleOrSplit(organizationId: number, counted: readonly CountedSpan[]): Promise<number> {
  try {
    return await settle(organizationId, counted);
  } catch (error) {
    const [first] = counted;
    if (!first || !isOfValues(error) || (counted.length === 1 && "error" in first.answer)) throw error;
    if (counted.length === 1) return settle(organizationId, [{ ...first, answer: { error: error.message } }]);
    let settled = 0;
    for (const one of counted) settled += await settleOrSplit(organizationId, [one]);
    return settled;
  }
}

async function settle(organizationId: number, counted: readonly CountedSpan[]): Promise<number> {
  const prices = await pricesOf(connection().sql, organizationId);
  const byId = new Map(counted.map((one) => [one.span.id, one]));
  let versions: ReadonlyMap<string, string> = new Map();
  const changes = await rewriteSpans(
    organizationId,
    counted.map(({ span }) => span),
    (record) => {
      const one = byId.get(record.id);
      if (!one || !record.estimatePending || versions.get(record.id) !== one.contents?.version) return null;
      const { contents, answer } = one;
      if (contents === null) return withoutEstimate(record, "its contents are gone.");
      if ("error" in answer) return withoutEstimate(record, answer.error);
      return withEstimate(record, contents.sent, answer, prices);
    },
    undefined,
    async (tx, records) => {
      const scope = scopeOfJob(organizationId, "token estimation");
      versions = await readVersions(
        tx,
        scope,
        records.map(({ id }) => id),
      );
    },
  );
  return changes.length;
}

/** Errors of PostgreSQL's class 22 speak of values; any other is the server's, and trying again is right. */
function isOfValues(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("22");
}
