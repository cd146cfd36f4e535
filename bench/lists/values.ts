import type { Sql } from "@/db";

/** Values as traffic brings them, and customers of few spans: about a hundred of each. */
export async function valuesOf(sql: Sql, organizationId: number) {
  const sampled = await sql<{ customer: string; thread: string; customId: string; session: string }[]>`
    select customer, thread, custom_id as "customId", metadata ->> 'session' as session
    from spans tablesample system (1) repeatable (1)
    where organization_id = ${organizationId} limit 20000`;
  const rare = await sql<{ customer: string }[]>`
    select customer from customers where organization_id = ${organizationId} and span_count between 5 and 30
    order by customer limit 100`;
  const some = (values: readonly (string | null)[]) =>
    values.filter((value) => value !== null).filter((_, i, all) => i % Math.ceil(all.length / 100) === 0);
  return {
    customers: some(sampled.map((row) => row.customer)),
    rareCustomers: rare.map((row) => row.customer),
    threads: some(sampled.map((row) => row.thread)),
    customIds: some(sampled.map((row) => row.customId)),
    sessions: some(sampled.map((row) => row.session)),
  };
}
