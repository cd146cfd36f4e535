import { columnsOf } from "@/db/bulk";
import { lowestIdAt } from "@/db/partitions";
import { spans } from "@/db/schema/spans";
import type { ListAddress } from "@/lib/spans/list-state";
import type { Store } from "../store/store";

const pageRows = 100;
const newestFirst = "s.id desc";

/** What one would write by hand for a page: condition and order as they are, the first words of the contents joined. */
export function plainPage(
  store: Store,
  list: ListAddress,
  { condition = "true", order = newestFirst, offset = 0 } = {},
): string {
  return `select ${columns()}, c.input_preview, c.output_preview
    from (
      select * from spans s where ${plainSelection(store, list)} and ${condition}
      order by ${order} limit ${pageRows} offset ${offset}
    ) s left join span_contents c using (organization_id, id, trace_id)
    order by ${order}`;
}

/** A span with its contents, found as the panel's address names it. */
export function plainSpan({ organizationId }: Store, publicId: string): string {
  return `select ${columns()}, c.*
    from spans s left join span_contents c using (organization_id, id, trace_id)
    where s.organization_id = ${organizationId} and s.public_id = ${literal(publicId)}`;
}

function columns(): string {
  return columnsOf(spans)
    .map(({ name }) => `s.${name}`)
    .join(", ");
}

/** Organization, time and environment of a list as a condition on `spans s`, without its filters. */
export function plainSelection(store: Store, { environment, range }: ListAddress): string {
  const bounds = range.preset === null ? range : { from: null, to: null };
  return [
    `s.organization_id = ${store.organizationId}`,
    `s.environment = ${literal(environment.name)} and s.side = ${literal(environment.side)}`,
    ...(bounds.from === null ? [] : [`s.id >= ${literal(lowestIdAt(bounds.from))}`]),
    ...(bounds.to === null ? [] : [`s.id < ${literal(lowestIdAt(bounds.to))}`]),
  ].join(" and ");
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
