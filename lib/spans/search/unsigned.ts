import type { Tx } from "@/db";

/** Leaves spans whose contents are new to be signed, in the transaction that stores them. */
export async function leaveUnsigned(
  tx: Tx,
  organizationId: number,
  contents: readonly { id: string; input: string | null; output: string | null }[],
): Promise<void> {
  const ids = contents.filter(({ input, output }) => input !== null || output !== null).map(({ id }) => id);
  const [low, ...more] = ids.sort();
  if (low === undefined) return;
  await tx`
    insert into unsigned_contents (organization_id, low, high, ids, count)
    values (${organizationId}, ${low}, ${more.at(-1) ?? low}, ${ids}::uuid[], ${ids.length})`;
}
