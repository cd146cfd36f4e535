import { statfs } from "node:fs/promises";
import { totalmem } from "node:os";

/**
 * What differs from PostgreSQL's defaults, as `-c` arguments: a machine of its own, an SSD, nobody but us.
 *
 * @param durable false switches off what protects against a crash
 */
export async function serverSettings(durable: boolean): Promise<string[]> {
  const memory = Math.min(totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY) / 2 ** 20;
  const sharedMb = durable ? Math.max(64, Math.min(4096, Math.floor(memory / 4))) : 128;
  const pairs: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: durable ? "60" : "200",
    shared_buffers: `${sharedMb}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(memory / 2))}MB`,
    work_mem: "32MB",
    maintenance_work_mem: "256MB",
    random_page_cost: "1.1",
    // A query over all time locks every partition and each of its indexes: about a thousand after a year.
    max_locks_per_transaction: "512",
    jit: "off",
    wal_compression: "pglz",
    max_wal_size: "4GB",
    min_wal_size: "256MB",
    log_checkpoints: "off",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  if (!durable) Object.assign(pairs, { fsync: "off", synchronous_commit: "off", full_page_writes: "off" });
  if (await isSharedMemorySmall()) pairs.dynamic_shared_memory_type = "mmap";
  return Object.entries(pairs).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
}

/** Containers give /dev/shm 64 MB by default, on which parallel queries fail. */
async function isSharedMemorySmall(): Promise<boolean> {
  if (process.platform !== "linux") return false;
  try {
    const { bsize, blocks } = await statfs("/dev/shm");
    return bsize * blocks < 2 ** 29;
  } catch {
    return true;
  }
}
