import type { Sql } from "@/db";
import type { Side } from "@/db/enums";
import { environmentLimits } from "./environment";

const remembered = new WeakMap<Sql, Set<string>>();

/**
 * Remembers environment labels of an organization's side, up to the cap of 50 labels an organization.
 *
 * @returns the labels that are past the cap and must be refused by name
 */
export async function rememberEnvironments(
  sql: Sql,
  organizationId: number,
  side: Side,
  labels: ReadonlySet<string>,
): Promise<Set<string>> {
  const known = remembered.get(sql) ?? new Set();
  remembered.set(sql, known);
  const keyOf = (label: string) => `${organizationId}\n${side}\n${label}`;
  const unknown = [...labels].filter((label) => label !== side && !known.has(keyOf(label))).sort();
  if (unknown.length === 0) return new Set();
  return sql.begin(async (tx) => {
    await tx`select 1 from organizations where id = ${organizationId} for update`;
    const rows = await tx<{ side: Side; name: string }[]>`
      select side, name from environments where organization_id = ${organizationId}`;
    const refused = new Set<string>();
    let room = environmentLimits.perOrganization - rows.length;
    for (const label of unknown) {
      if (!rows.some((row) => row.side === side && row.name === label)) {
        if (room <= 0) {
          refused.add(label);
          continue;
        }
        room -= 1;
        await tx`insert into environments (organization_id, side, name) values (${organizationId}, ${side}, ${label})`;
      }
      known.add(keyOf(label));
    }
    return refused;
  });
}
