import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { connect } from "@/db";
import { startOfWeek } from "@/db/partitions";
import { priceBook } from "@/lib/pricing/book";
import { Complaint } from "../complaint";
import { fillStore, type Progress } from "../generate/fill";
import { rowsOf } from "../generate/rows";
import type { FillOptions } from "../generate/stream";
import { root } from "../root";
import { workload } from "../workload/workload";
import { createDatabase, databaseUrl, readNote, writeNote } from "./databases";
import type { Server } from "./server";

/** The smallest is for trying things out. */
export const storeSizes = {
  "100k": { spans: 100_000, withContents: 100_000 },
  "1m": { spans: 1_000_000, withContents: 1_000_000 },
  "10m": { spans: 10_000_000, withContents: 1_000_000 },
} as const;
export type StoreSize = keyof typeof storeSizes;

/** A filled database: where it is, its large organization and the moment its newest spans lie just before. */
export type Store = { name: string; url: string; organizationId: number; anchorMs: number; spans: number };

const noteSchema = z.object({ fingerprint: z.string(), organizationId: z.number(), anchorMs: z.number() });

export function storeName(size: StoreSize): string {
  return `store_${size}`;
}

/** The filled database of that size if there is one that today's code would make, else null. */
export async function findStore(server: Server, size: StoreSize): Promise<Store | null> {
  const name = storeName(size);
  const text = await readNote(server, name);
  if (text === null) return null;
  const note = noteSchema.safeParse(JSON.parse(text));
  if (!note.success || note.data.fingerprint !== (await fingerprint())) return null;
  return { name, url: databaseUrl(server, name), ...note.data, spans: storeSizes[size].spans };
}

/** @throws Complaint when the store must be generated first */
export async function requireStore(server: Server, size: StoreSize): Promise<Store> {
  const store = await findStore(server, size);
  if (store) return store;
  const stale = (await readNote(server, storeName(size))) !== null;
  const why = stale ? "was made by another version of the schema or the generator" : "does not exist yet";
  throw new Complaint(
    `The store of ${size} spans ${why}. Generate it first: npm run bench -- generate --spans ${size}`,
  );
}

/** Makes the database of that size anew. */
export async function generateStore(server: Server, size: StoreSize, progress: Progress): Promise<Store> {
  const name = storeName(size);
  const url = await createDatabase(server, name);
  const connection = connect(url);
  const options: FillOptions = {
    seed: "bench",
    ...storeSizes[size],
    organizations: 21,
    days: 30,
    // The present week's partitions exist already.
    anchorMs: startOfWeek(Date.now()),
  };
  try {
    const [organizationId = 0] = await fillStore(connection, options, progress);
    const note = { fingerprint: await fingerprint(), organizationId, anchorMs: options.anchorMs };
    await writeNote(server, name, JSON.stringify(note));
    return { name, url, organizationId, anchorMs: options.anchorMs, spans: options.spans };
  } finally {
    await connection.close();
  }
}

/**
 * What a store depends on beside its size: the schema, and the first rows the generator makes, into which the
 * product's own derivation goes.
 */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  const migrations = join(root, "db", "migrations");
  for (const file of (await readdir(migrations)).filter((name) => name.endsWith(".sql")).sort())
    hash.update(await readFile(join(migrations, file)));
  const source = workload("fingerprint");
  for (let i = 0; i < 100; i++) {
    const trace = source.next(Date.UTC(2026, 0, 1) * 1000 + i * 1_000_000);
    hash.update(JSON.stringify(rowsOf(trace, { organizationId: 1, prices: priceBook([]) })));
  }
  return hash.digest("hex").slice(0, 16);
}
