import type { Tx } from "@/db";

/**
 * Fits a transaction to statements that look at every span of an organization. Hash tables are kept out of the memory processes
 * share, of which containers give a database as little as 64 MB.
 */
export async function readWholeStore(tx: Tx): Promise<void> {
  await tx`set local statement_timeout = 0`;
  await tx`set local work_mem = '128MB'`;
  await tx`set local enable_parallel_hash = off`;
  await tx`set local enable_partitionwise_join = on`;
}
