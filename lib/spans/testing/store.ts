import type { Sql } from "@/db";
import { type Scope, scopeOfJob } from "@/lib/auth/scope";
import type { ItemOutcome } from "@/lib/ingest/result";
import { createOrganization } from "@/lib/organizations/mutations";
import { reconcileRollups } from "@/lib/rollups/reconcile";
import type { NewSpan } from "../new-span";
import { writeSpans } from "../write";

/** The scope of a new organization's production side, in the test's database. */
export async function newScope(): Promise<Scope> {
  const { id } = await createOrganization({ name: "Test" });
  return scopeOfJob(id, "test", "prod");
}

/** Writes spans of which none may be refused. */
export async function storeSpans(scope: Scope, spans: readonly NewSpan[]): Promise<ItemOutcome[]> {
  const outcomes = await writeSpans(scope, spans);
  const refused = outcomes.find(({ ok }) => !ok);
  if (refused) throw new Error(`A span was refused: ${JSON.stringify(refused)}`);
  return outcomes;
}

/** The checks of rollups that do not say what the spans say. */
export async function differingRollups(sql: Sql, scope: Scope) {
  const checks = await reconcileRollups(sql, scope.organizationId);
  return checks.filter((check) => check.differing > 0);
}

/**
 * Makes the planner take the test's spans for ten million, whatever their number, so that lists are walked rather than sorted
 * whole.
 */
export async function seemLarge(sql: Sql): Promise<void> {
  await sql`analyze spans`;
  await sql`
    update pg_class set reltuples = 1e7
    where oid in (select inhrelid from pg_inherits where inhparent = 'spans'::regclass)`;
}
