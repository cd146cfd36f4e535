import "server-only";
import { connection } from "@/db";
import type { Scope } from "@/lib/auth/scope";

const rowsPerBatch = 5_000;

/**
 * Deletes an organization's rows from every table that has an `organization_id` but no foreign key to the
 * organization: the span store and its rollups. The list is read from the catalogue, so a new table cannot be
 * forgotten; partitions are taken one by one, in short statements.
 */
export async function eraseStore(scope: Scope): Promise<void> {
  const { sql } = connection();
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where c.relkind = 'r'
      and not exists (
        select 1 from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'organizations'::regclass)
    order by 1`;
  for (const { name } of tables) {
    let deleted = rowsPerBatch;
    while (deleted === rowsPerBatch) {
      const result = await sql`
        delete from ${sql.unsafe(name)} where ctid = any(array(
          select ctid from ${sql.unsafe(name)} where organization_id = ${scope.organizationId} limit ${rowsPerBatch}))`;
      deleted = result.count;
    }
  }
}
