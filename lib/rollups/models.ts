import "server-only";
import type { Sql, Tx } from "@/db";

/** The cube tells this many model names of one organization apart. Source: docs/rules.md, "Limits". */
export const modelLimit = 2_000;
/** Stands in the cube for every model beyond the limit. */
export const otherModel = "other";

/** The names an organization's cube knows, as far as this process has seen. A name once known stays known. */
type Known = { names: Set<string>; isFull: boolean };

const remembered = new WeakMap<Sql, Map<number, Known>>();

function knownOf(sql: Sql, organizationId: number): Known {
  const byOrganization = remembered.get(sql) ?? new Map<number, Known>();
  remembered.set(sql, byOrganization);
  let known = byOrganization.get(organizationId);
  if (!known) {
    known = { names: new Set(), isFull: false };
    byOrganization.set(organizationId, known);
  }
  return known;
}

/**
 * Enters new model names while there is room. Committed at once, before the spans that bring them: a name must not
 * vanish again with a transaction that others already relied on.
 */
export async function rememberModels(
  sql: Sql,
  organizationId: number,
  models: Iterable<string>,
): Promise<void> {
  const known = knownOf(sql, organizationId);
  const fresh = [...new Set(models)].filter((model) => !known.names.has(model)).sort();
  if (fresh.length === 0 || known.isFull) return;
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('spandrel rollup models', ${organizationId}))`;
    await tx`
      insert into rollup_models (organization_id, model)
      select ${organizationId}::int, f.model from unnest(${fresh}::text[]) as f(model)
      where not exists (
        select from rollup_models k where k.organization_id = ${organizationId} and k.model = f.model)
      limit (select greatest(0, ${modelLimit} - count(*)) from rollup_models where organization_id = ${organizationId})`;
  });
  await readNames(sql, organizationId, known);
}

async function readNames(sql: Sql | Tx, organizationId: number, known: Known): Promise<void> {
  const rows = await sql<{ model: string }[]>`
    select model from rollup_models where organization_id = ${organizationId}`;
  for (const { model } of rows) known.names.add(model);
  known.isFull = known.names.size >= modelLimit;
}

/**
 * Under which name the cube sums each of these models. Every name a stored span has was entered before that span was
 * committed, so what is not found is beyond the limit.
 */
export async function modelLabels(
  sql: Sql,
  tx: Tx,
  organizationId: number,
  models: Iterable<string>,
): Promise<(model: string) => string> {
  const known = knownOf(sql, organizationId);
  if (!known.isFull && [...models].some((model) => !known.names.has(model))) {
    await readNames(tx, organizationId, known);
  }
  return (model) => (model === "" || known.names.has(model) ? model : otherModel);
}
