import "server-only";
import { connection, type Fragment } from "@/db";

/** How many spans (alias `s`) the planner expects to meet a condition. A few milliseconds, whatever the store's size. */
export async function estimateSpans(condition: Fragment): Promise<number> {
  const { sql } = connection();
  // The shape PostgreSQL documents for EXPLAIN in JSON.
  const [row] = await sql<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }[]>`
    explain (format json) select from spans s where ${condition}`;
  return row?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}
